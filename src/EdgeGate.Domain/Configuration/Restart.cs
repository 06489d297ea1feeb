namespace EdgeGate.Domain.Configuration;

/// <summary>Why some keys are not taken over while the lane runs: the end of "not while the lane runs: ...".</summary>
public static class Restart
{
    public const string Format = "the file is read by it";
    public const string Camera = "the camera is opened with it";
    public const string Models = "the models are loaded with it";
    public const string Wiring = "the lines are requested with it, and a barrier in motion keeps its wiring";
    public const string Barrier = "a barrier in motion keeps its times and its rules";
    public const string Inside = "who is inside is counted from the journal when the lane starts";
    public const string List = "the list was opened with it (what is in the list is taken over at once)";
    public const string Store = "the journal is open in the old place";
    public const string Page = "the page is served with it, and whoever is signed in stays so";
    public const string Cabinet = "the chips are opened with it";
    public const string Identity = "certificate, reports and list entries go by it";
}

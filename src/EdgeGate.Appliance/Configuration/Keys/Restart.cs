namespace EdgeGate.Appliance.Configuration;

/// <summary>Why some keys are not taken over while the lane runs: the end of "not while the lane runs: ...".</summary>
internal static class Restart
{
    internal const string Format = "the file is read by it";
    internal const string Camera = "the camera is opened with it";
    internal const string Models = "the models are loaded with it";
    internal const string Wiring = "the lines are requested with it, and a barrier in motion keeps its wiring";
    internal const string Barrier = "a barrier in motion keeps its times and its rules";
    internal const string Inside = "who is inside is counted from the journal when the lane starts";
    internal const string List = "the list was opened with it (what is in the list is taken over at once)";
    internal const string Store = "the journal is open in the old place";
    internal const string Page = "the page is served with it, and whoever is signed in stays so";
    internal const string Identity = "certificate, reports and list entries go by it";
}

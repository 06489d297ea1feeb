namespace EdgeGate.Configuration.Keys;

public static class LaneKeys
{
    public static IReadOnlyList<ConfigKey> All { get; } =
    [
        new TextKey("lane.name", "a text of 1 to 64 characters", o => o.Lane.Name, (o, v) => o.Lane.Name = v)
        {
            About = "Name of the lane, as list entries (column lane) and messages write it.",
            Why = "Give each lane its own: an entry for one lane must not open another.",
            Shortest = 1, Longest = 64, Restart = Restart.Identity,
        },
        new TextKey("lane.models", "a folder; relative paths start at this file", o => o.Lane.Models, (o, v) => o.Lane.Models = v)
        {
            About = "Folder of the models; empty takes those installed with the program.",
            Why = "Only for trying other models: the installed ones belong to this version.",
            Restart = Restart.Models,
        },
        new TextKey("lane.list", "a CSV file; relative paths start at this file", o => o.Lane.List, (o, v) => o.Lane.List = v)
        {
            About = "The access list; empty means none, so that no list lets anybody in.",
            Why = "A box without a list keeps everybody out until somebody says whom to let in.",
            Restart = Restart.List,
        },
        new FlagKey("lane.listGoodLinesOnly", o => o.Lane.ListGoodLinesOnly, (o, v) => o.Lane.ListGoodLinesOnly = v)
        {
            About = "Use a list with bad lines without them, instead of refusing it whole.",
            Why = "Half a list locks people out without a word.",
            Restart = Restart.List,
        },
    ];
}

namespace EdgeGate.Appliance.Configuration;

internal static class LaneKeys
{
    internal static IReadOnlyList<ConfigKey> All { get; } =
    [
        ConfigKey.Text("lane.name", "lane 1", "a text", "Name of the lane, as list entries (column lane) and messages write it.",
            (o, v) => o.Lane.Name = v),
        ConfigKey.Text("lane.models", "", "a folder; relative paths start at this file", "The models; empty: those installed with the program.",
            (o, v) => o.Lane.Models = v),
        ConfigKey.Text("lane.list", "", "a CSV file; relative paths start at this file", "The access list; empty: none, so that no list lets anybody in.",
            (o, v) => o.Lane.List = v),
        ConfigKey.Flag("lane.listGoodLinesOnly", false,
            "Use a list with bad lines without them. By default it is refused whole: half a list locks people out without a word.",
            (o, v) => o.Lane.ListGoodLinesOnly = v),
    ];
}

using EdgeGate.Domain.Configuration;
using static EdgeGate.Domain.Configuration.OptionKey<EdgeGate.Configuration.Options.LaneOptions>;

namespace EdgeGate.Configuration.Options;

/// <summary>What a lane is called and where its files lie.</summary>
public sealed record LaneOptions
{
    /// <summary>Bytes of the largest access list that is read: about half a million entries.</summary>
    public const int LongestList = 64_000_000;

    /// <summary>The keys of the section: what each option does, its range and unit, and the reason for what it begins with.</summary>
    public static IReadOnlyList<OptionKey<LaneOptions>> Keys { get; } =
    [
        Text("name", o => o.Name, (o, v) => o with { Name = v }, "a text of 1 to 64 characters",
            "Name of the lane, as list entries (column lane) and messages write it.",
            "Give each lane its own: an entry for one lane must not open another.", Restart.Identity, shortest: 1, longest: 64),
        Text("models", o => o.Models, (o, v) => o with { Models = v }, "a folder; relative paths start at this file",
            "Folder of the models; empty takes those installed with the program.",
            "Only for trying other models: the installed ones belong to this version.", Restart.Models),
        Text("list", o => o.List, (o, v) => o with { List = v }, "a CSV file; relative paths start at this file",
            "The access list; empty means none, so that no list lets anybody in.",
            "A box without a list keeps everybody out until somebody says whom to let in.", Restart.List),
        Flag("listGoodLinesOnly", o => o.ListGoodLinesOnly, (o, v) => o with { ListGoodLinesOnly = v },
            "Use a list with bad lines without them, instead of refusing it whole.",
            "Half a list locks people out without a word.", Restart.List),
    ];

    public string Name { get; init; } = "lane 1";
    public string Models { get; init; } = "";
    public string List { get; init; } = "";
    public bool ListGoodLinesOnly { get; init; }
}

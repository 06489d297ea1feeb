namespace EdgeGate.Configuration.Options;

/// <summary>What a lane is called and where its files lie.</summary>
public sealed class LaneOptions
{
    /// <summary>Bytes of the largest access list that is read: about half a million entries.</summary>
    public const int LongestList = 64_000_000;

    /// <summary>Name of the lane, as list entries and messages write it. Default <c>lane 1</c>.</summary>
    public string Name { get; set; } = "lane 1";

    /// <summary>Folder of the models; empty: the one beside the program.</summary>
    public string Models { get; set; } = "";

    /// <summary>The access list, a CSV file; empty: no list, nobody is let in by one.</summary>
    public string List { get; set; } = "";

    /// <summary>True: a list with bad lines is used without them. Default false: it is refused whole, the last good one stays.</summary>
    public bool ListGoodLinesOnly { get; set; }
}

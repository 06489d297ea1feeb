namespace EdgeGate.Appliance.Configuration;

/// <summary>What a lane is called and where its files lie.</summary>
internal sealed class LaneOptions
{
    /// <summary>Name of the lane, as list entries and messages write it. Default <c>lane 1</c>.</summary>
    internal string Name { get; set; } = "lane 1";

    /// <summary>Folder of the models; empty: the one beside the program.</summary>
    internal string Models { get; set; } = "";

    /// <summary>The access list, a CSV file; empty: no list, nobody is let in by one.</summary>
    internal string List { get; set; } = "";

    /// <summary>True: a list with bad lines is used without them. Default false: it is refused whole, the last good one stays.</summary>
    internal bool ListGoodLinesOnly { get; set; }
}

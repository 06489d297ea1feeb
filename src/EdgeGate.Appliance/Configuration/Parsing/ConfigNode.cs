namespace EdgeGate.Appliance.Configuration;

/// <summary>One value of the configuration file with the place it stands at, so that every error can name line and column.</summary>
internal sealed class ConfigNode(ConfigNodeKind kind, int line, int column)
{
    internal ConfigNodeKind Kind { get; } = kind;

    /// <summary>Line, from 1.</summary>
    internal int Line { get; } = line;

    /// <summary>Column in characters, from 1.</summary>
    internal int Column { get; } = column;

    /// <summary>The text of a string, or a number or literal as written.</summary>
    internal string Text { get; init; } = "";

    /// <summary>Members of an object, in the order written.</summary>
    internal List<KeyValuePair<string, ConfigNode>> Members { get; } = [];

    /// <summary>Elements of an array.</summary>
    internal List<ConfigNode> Elements { get; } = [];
}

namespace EdgeGate.Configuration.Parsing;

/// <summary>One value of the configuration file with the place it stands at, so that every error can name line and column.</summary>
public sealed class ConfigNode(ConfigNodeKind kind, int line, int column)
{
    public ConfigNodeKind Kind { get; } = kind;

    /// <summary>Line, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>Column in characters, from 1.</summary>
    public int Column { get; } = column;

    /// <summary>The text of a string, or a number or literal as written.</summary>
    public string Text { get; init; } = "";

    /// <summary>A wrong value for a message: quoted and shortened, whatever it is.</summary>
    public string Written => Kind switch
    {
        ConfigNodeKind.Text => Quoted.Text(Text),
        ConfigNodeKind.Object => "an object",
        ConfigNodeKind.Array => "a list",
        _ => Quoted.Short(Text),
    };

    /// <summary>Members of an object, in the order written.</summary>
    public List<KeyValuePair<string, ConfigNode>> Members { get; } = [];

    /// <summary>The node of a key below this one, dots between levels; null: it is not there.</summary>
    public ConfigNode? Find(string key) =>
        key.Split('.').Aggregate((ConfigNode?)this, (node, name) => node?.Members.FirstOrDefault(member => member.Key == name).Value);

    /// <summary>Elements of an array.</summary>
    public List<ConfigNode> Elements { get; } = [];
}

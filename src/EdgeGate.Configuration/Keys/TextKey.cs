using System.Text.Json;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;

namespace EdgeGate.Configuration.Keys;

/// <summary>A text. Control characters are refused: a name ends up in logs and on pages.</summary>
public sealed class TextKey(string path, string expects, Func<EdgeGateOptions, string> get, Action<EdgeGateOptions, string> set) : ConfigKey(path)
{
    private const string Pattern = "^[^\\u0000-\\u001f\\u007f]*$";

    /// <summary>Fewest characters, 0 or 1.</summary>
    public int Shortest { get; init; }

    /// <summary>Most characters.</summary>
    public int Longest { get; init; } = 1024;

    public override string Expects => expects;

    public override string Read(EdgeGateOptions options) => Quoted.Json(get(options));

    public override void Copy(EdgeGateOptions from, EdgeGateOptions to) => set(to, get(from));

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type", "string");
        if (Shortest > 0)
            json.WriteNumber("minLength", Shortest);
        json.WriteNumber("maxLength", Longest);
        json.WriteString("pattern", Pattern);
    }

    protected override string? Take(EdgeGateOptions options, ConfigNode node)
    {
        if (node.Kind != ConfigNodeKind.Text)
            return $"{Quote(node)} is no text in quotes";

        // Characters as a reader counts them, and as JSON schemas do: code points.
        var length = node.Text.EnumerateRunes().Count();
        if (length < Shortest)
            return "the text is empty";
        if (length > Longest)
            return $"{length} characters are more than {Longest}";
        if (node.Text.Any(character => character is < ' ' or '\u007f'))
            return "the text holds control characters";
        set(options, node.Text);
        return null;
    }
}

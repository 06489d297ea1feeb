using System.Text.Json;

namespace EdgeGate.Appliance.Configuration;

/// <summary>A text. Control characters are refused: a name ends up in logs and on pages.</summary>
internal sealed class TextKey(string path, string expects, Func<EdgeGateOptions, string> get, Action<EdgeGateOptions, string> set) : ConfigKey(path)
{
    private const string Pattern = "^[^\\u0000-\\u001f\\u007f]*$";

    /// <summary>Fewest characters, 0 or 1.</summary>
    internal int Shortest { get; init; }

    /// <summary>Most characters.</summary>
    internal int Longest { get; init; } = 1024;

    internal override string Expects => expects;

    internal override string Read(EdgeGateOptions options) => Quoted.Json(get(options));

    internal override void Copy(EdgeGateOptions from, EdgeGateOptions to) => set(to, get(from));

    internal override void WriteSchema(Utf8JsonWriter json)
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

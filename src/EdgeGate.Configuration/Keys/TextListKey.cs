using System.Text.Json;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;

namespace EdgeGate.Configuration.Keys;

/// <summary>A list of texts of one form, given as code and, for the schema, as a pattern; a test holds both together.</summary>
public sealed class TextListKey(
    string path, string expects, string pattern, Func<string, bool> hasForm, Func<EdgeGateOptions, IReadOnlyList<string>> get, Action<EdgeGateOptions, IReadOnlyList<string>> set)
    : ConfigKey(path)
{
    private const int Most = 64;

    public override string Expects => expects;

    public override string Read(EdgeGateOptions options) => $"[{string.Join(", ", get(options).Select(Quoted.Json))}]";

    public override void Copy(EdgeGateOptions from, EdgeGateOptions to) => set(to, get(from));

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type", "array");
        json.WriteNumber("maxItems", Most);
        json.WriteStartObject("items");
        json.WriteString("type", "string");
        json.WriteString("pattern", pattern);
        json.WriteEndObject();
    }

    protected override string? Take(EdgeGateOptions options, ConfigNode node)
    {
        if (node.Kind != ConfigNodeKind.Array)
            return $"{Quote(node)} is no list";
        if (node.Elements.Count > Most)
            return $"{node.Elements.Count} entries are more than {Most}";
        if (node.Elements.Find(element => element.Kind != ConfigNodeKind.Text || !hasForm(element.Text)) is { } bad)
            return $"{Quote(bad)} is not allowed";
        set(options, [.. node.Elements.Select(element => element.Text)]);
        return null;
    }
}

using System.Text.Json;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;

namespace EdgeGate.Configuration.Keys;

/// <summary>One of a few words.</summary>
public sealed class ChoiceKey(
    string path, IReadOnlyList<string> words, Func<EdgeGateOptions, string> get, Action<EdgeGateOptions, string> set) : ConfigKey(path)
{
    public override string Expects => "one of " + string.Join(", ", words.Select(word => $"\"{word}\""));

    /// <summary>The words of an enumeration, each as the file writes it.</summary>
    public static ChoiceKey Of<T>(
        string path, string about, string why, Func<EdgeGateOptions, T> get, Action<EdgeGateOptions, T> set, string? restart = null)
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>().ToDictionary(CamelCase, StringComparer.Ordinal);
        return new(path, [.. values.Keys], options => CamelCase(get(options)), (options, word) => set(options, values[word]))
        {
            About = about, Why = why, Restart = restart,
        };
    }

    public override string Read(EdgeGateOptions options) => $"\"{get(options)}\"";

    public override void Copy(EdgeGateOptions from, EdgeGateOptions to) => set(to, get(from));

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type", "string");
        json.WriteStartArray("enum");
        foreach (var word in words)
            json.WriteStringValue(word);
        json.WriteEndArray();
    }

    protected override string? Take(EdgeGateOptions options, ConfigNode node)
    {
        if (node.Kind != ConfigNodeKind.Text || !words.Contains(node.Text))
            return $"{Quote(node)} is not known";
        set(options, node.Text);
        return null;
    }
}

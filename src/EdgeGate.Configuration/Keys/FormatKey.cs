using System.Text.Json;
using EdgeGate.Configuration.Migration;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;

namespace EdgeGate.Configuration.Keys;

/// <summary>The number of the file's format: no setting of a lane, but read and explained like one.</summary>
public sealed class FormatKey() : ConfigKey(ConfigFormat.Key)
{
    public override string Unit => "number of a format";

    public override string Expects => $"a whole number from {ConfigFormat.First} to {ConfigFormat.Current}";

    public override string Read(EdgeGateOptions options) => $"{ConfigFormat.Current}";

    public override void Copy(EdgeGateOptions from, EdgeGateOptions to)
    {
        // Options are always of this release's format.
    }

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type", "integer");
        json.WriteNumber("minimum", ConfigFormat.First);
        json.WriteNumber("maximum", ConfigFormat.Current);
    }

    protected override string? Take(EdgeGateOptions options, ConfigNode node)
    {
        if (node.Kind != ConfigNodeKind.Number || !int.TryParse(node.Text, out var number) || number < ConfigFormat.First)
            return $"{Quote(node)} is no format";
        return number <= ConfigFormat.Current ? null
            : $"format {number} is of a later release than this one, which knows {ConfigFormat.Current}: install that release, or put the file that "
                + "was kept before its format changed (edgegate.json.format-...) back";
    }
}

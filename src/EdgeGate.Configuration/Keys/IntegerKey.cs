using System.Globalization;
using System.Text.Json;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;

namespace EdgeGate.Configuration.Keys;

/// <summary>A whole number with a range. 1e3 and 15.0 are whole, as JSON schemas see them.</summary>
public sealed class IntegerKey(
    string path, int min, int max, string unit, Func<EdgeGateOptions, int> get, Action<EdgeGateOptions, int> set) : ConfigKey(path)
{
    public override string Unit => unit;

    public override string Expects => $"a whole number from {min} to {max} ({unit})";

    public override string Read(EdgeGateOptions options) => get(options).ToString(CultureInfo.InvariantCulture);

    public override void Copy(EdgeGateOptions from, EdgeGateOptions to) => set(to, get(from));

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type", "integer");
        json.WriteNumber("minimum", min);
        json.WriteNumber("maximum", max);
    }

    protected override string? Take(EdgeGateOptions options, ConfigNode node)
    {
        if (node.Kind != ConfigNodeKind.Number || !double.TryParse(node.Text, CultureInfo.InvariantCulture, out var value) || value != Math.Floor(value))
            return $"{Quote(node)} is no whole number{UnitHint.For(node, unit)}";
        if (value < min || value > max)
            return $"{Quote(node)} is out of range{UnitHint.For(node, unit)}";
        set(options, (int)value);
        return null;
    }
}

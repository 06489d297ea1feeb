using System.Globalization;
using System.Text.Json;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;

namespace EdgeGate.Configuration.Keys;

/// <summary>A number with a range.</summary>
public sealed class NumberKey(
    string path, double min, double max, string unit, Func<EdgeGateOptions, double> get, Action<EdgeGateOptions, double> set) : ConfigKey(path)
{
    /// <summary>Besides the range, 0 is a value with a meaning of its own.</summary>
    public bool OrZero { get; init; }

    public override string Unit => unit;

    public override string Expects => $"a number from {Write(min)} to {Write(max)}{(OrZero ? ", or 0" : "")} ({unit})";

    public override string Read(EdgeGateOptions options) => Write(get(options));

    public override void Copy(EdgeGateOptions from, EdgeGateOptions to) => set(to, get(from));

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type", "number");
        if (OrZero)
        {
            json.WriteStartArray("anyOf");
            json.WriteStartObject();
            json.WriteNumber("const", 0);
            json.WriteEndObject();
            json.WriteStartObject();
            Limits(json);
            json.WriteEndObject();
            json.WriteEndArray();
        }
        else
        {
            Limits(json);
        }
    }

    protected override string? Take(EdgeGateOptions options, ConfigNode node)
    {
        if (node.Kind != ConfigNodeKind.Number || !double.TryParse(node.Text, CultureInfo.InvariantCulture, out var value))
            return $"{Quote(node)} is no number{UnitHint.For(node, unit)}";
        if (!(value >= min && value <= max) && !(OrZero && value == 0))
            return $"{Quote(node)} is out of range{UnitHint.For(node, unit)}";
        set(options, value);
        return null;
    }

    /// <summary>Six places: the options hold single precision, and 0.9 is to be shown as 0.9.</summary>
    private static string Write(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private void Limits(Utf8JsonWriter json)
    {
        json.WriteNumber("minimum", min);
        json.WriteNumber("maximum", max);
    }
}

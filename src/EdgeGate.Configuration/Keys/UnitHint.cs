using System.Globalization;
using EdgeGate.Configuration.Parsing;

namespace EdgeGate.Configuration.Keys;

/// <summary>What somebody meant who wrote a value in another unit: <c>"2 s"</c> for milliseconds, 90 for a probability.</summary>
public static class UnitHint
{
    private static readonly Dictionary<string, (string Kind, double Size)> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ms"] = ("time", 1), ["milliseconds"] = ("time", 1), ["s"] = ("time", 1000), ["sec"] = ("time", 1000),
        ["seconds"] = ("time", 1000),
        ["min"] = ("time", 60_000), ["minutes"] = ("time", 60_000), ["h"] = ("time", 3_600_000), ["hours"] = ("time", 3_600_000),
        ["d"] = ("time", 86_400_000), ["days"] = ("time", 86_400_000), ["weeks"] = ("time", 604_800_000),
        ["mb"] = ("size", 1), ["megabytes"] = ("size", 1), ["gb"] = ("size", 1000), ["tb"] = ("size", 1_000_000),
        ["px"] = ("pixels", 1), ["pixels"] = ("pixels", 1), ["fps"] = ("rate", 1), ["frames a second"] = ("rate", 1),
        ["%"] = ("share", 0.01),
    };

    /// <summary>The end of a message: <c>; written in milliseconds that is 2000</c>. Empty when nothing better can be said.</summary>
    /// <param name="node">The value that was refused.</param>
    /// <param name="unit">Unit of the key.</param>
    public static string For(ConfigNode node, string unit)
    {
        var isShare = unit.StartsWith("share", StringComparison.Ordinal) || unit is "probability" or "fraction";
        if (node.Kind == ConfigNodeKind.Number)
        {
            return isShare && double.TryParse(node.Text, CultureInfo.InvariantCulture, out var percent) && percent is > 1 and <= 100
                ? $"; {node.Text} percent are written {Write(percent / 100)}" : "";
        }

        if (node.Kind != ConfigNodeKind.Text || node.Text.Length > 40)
            return "";
        var text = node.Text.Trim();
        var digits = text.TakeWhile(letter => char.IsAsciiDigit(letter) || letter is '.' or '-').Count();
        if (!double.TryParse(text[..digits], CultureInfo.InvariantCulture, out var value))
            return "";
        var written = text[digits..].Trim();
        if (written.Length == 0)
            return $"; numbers stand without quotes: {Write(value)}";
        if (!Units.TryGetValue(written, out var from))
            return $"; give the bare number, in {unit}";
        var (kind, size) = isShare ? ("share", 1) : Units.GetValueOrDefault(unit, ("", 1));
        return kind == from.Kind ? $"; written in {unit} that is {Write(value * from.Size / size)}" : $"; give the bare number, in {unit}";
    }

    private static string Write(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}

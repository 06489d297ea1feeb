using System.Globalization;
using System.Text;
using EdgeGate.Configuration.Parsing;

namespace EdgeGate.Configuration.Migration;

/// <summary>
/// Takes a configuration from the format that it is in to this release's, one step after the other. Pure; no file is touched.
/// </summary>
/// <param name="steps">From format 1 to 2, from 2 to 3, and so on.</param>
public sealed class ConfigMigration(IReadOnlyList<ConfigStep> steps)
{
    /// <summary>The steps of this release.</summary>
    public static ConfigMigration Known { get; } = new(
    [
        new("the file says which format it is in", (text, _) => text),
        new(
            "vision.minScore says what tracker.minDetectionScore said as well, access.minAgreeing what tracker.readyAgreeing said; "
                + "the stricter value of each pair stays in force",
            MergedKeys.Rewrite),
    ]);

    /// <summary>The format that it ends with.</summary>
    public int Target => ConfigFormat.First + steps.Count;

    /// <summary>Takes a text to the newest format.</summary>
    /// <param name="utf8">A configuration that can be parsed.</param>
    /// <param name="from">Its format, from 1; at <see cref="Target"/> or above it comes back as it is.</param>
    /// <param name="changes">What the steps did, in their order.</param>
    public byte[] Apply(ReadOnlySpan<byte> utf8, int from, out IReadOnlyList<string> changes)
    {
        var done = new List<string>();
        changes = done;
        if (from >= Target)
            return utf8.ToArray();
        var mark = utf8.StartsWith(Encoding.UTF8.Preamble);
        var text = Encoding.UTF8.GetString(mark ? utf8[3..] : utf8);
        for (var format = from; format < Target; format++)
        {
            var step = steps[format - ConfigFormat.First];
            text = Number(step.Rewrite(text, Parse(text, format)), format);
            done.Add(step.About);
        }

        return [.. mark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text)];
    }

    /// <summary>Writes the next number where the last one stood, or behind the first brace.</summary>
    private static string Number(string text, int format)
    {
        var root = Parse(text, format);
        var next = (format + 1).ToString(CultureInfo.InvariantCulture);
        if (ConfigFormat.Find(root) is { } node)
        {
            var at = Offset(text, node);
            return $"{text[..at]}{next}{text[(at + node.Text.Length)..]}";
        }

        var brace = Offset(text, root) + 1;
        return $"{text[..brace]} \"{ConfigFormat.Key}\": {next},{text[brace..]}";
    }

    private static ConfigNode Parse(string text, int format)
    {
        var errors = new List<ConfigError>();
        return ConfigParser.Parse(Encoding.UTF8.GetBytes(text), errors)
            ?? throw new InvalidOperationException($"the step from format {format} made no configuration: {errors[0].Format("text")}");
    }

    /// <summary>Where a node begins in the text.</summary>
    private static int Offset(string text, ConfigNode node)
    {
        var start = 0;
        for (var line = 1; line < node.Line; line++)
            start = text.IndexOf('\n', start) + 1;
        return start + node.Column - 1;
    }
}

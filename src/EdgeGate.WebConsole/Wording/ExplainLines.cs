using System.Text.RegularExpressions;
using EdgeGate.Domain.Records;

namespace EdgeGate.WebConsole.Wording;

/// <summary>The lines of an explanation, section by section.</summary>
internal static partial class ExplainLines
{
    private static readonly Pattern[] Plain =
    [
        new("when", "{time} UTC (clock {clock:clock}), {seconds} s after boot {boot}"), new("track", "track {track}, in view for {seconds} s, {direction:direction}"),
        new("onlyEnhanced", "only super-resolved pictures gave this text"), new("noReadings", "none was kept"), new("noRead", "no text"),
        new("fused", "{plate} at {share}: {agreeing} of {readings} readings agree"), new("nothingSwitched", "nothing was switched before the next vehicle"),
        new("nothingKnown", "nothing is recorded of what came of it"),
    ];

    private static readonly Pattern[] Reading = [new("reading", "frame {frame}: {text} at {share}, {width} x {height} pixels, focus {focus}")];

    private static readonly Pattern[] Remarks = [new("enhanced", "super-resolved"), new("cut", "cut by the edge of the picture"), new("charactersAlone", "characters alone said {text}")];

    internal static IEnumerable<Pattern> All => [.. Plain, .. Reading, .. Remarks];

    /// <summary>A section with every line taken apart as far as it is known.</summary>
    internal static ExplainedSection Of(ExplanationSection section) => new(section.Title, [.. section.Lines.Select(line => Line(section.Title, line))]);

    private static ExplainedLine Line(string title, string line) => title switch
    {
        "Rules" => Rule(line),
        "Readings" => new(line, "", "", Read(line) ?? Single(line)),
        "Barrier" => Later(line),
        "Outcome" => new(line, "", "", Single(line) ?? Sentences.Of(line)),
        _ => new(line, "", "", Single(line)),
    };

    private static IReadOnlyList<Phrase>? Single(string line) => Sentences.First(Plain, line) is { } phrase ? [phrase] : null;

    private static ExplainedLine Rule(string line)
    {
        var match = RuleLine().Match(line);
        if (!match.Success)
            return new(line, "", "", null);
        var (mark, rule, detail) = (match.Groups["mark"].Value, match.Groups["rule"].Value, match.Groups["detail"].Value);
        IReadOnlyList<Phrase>? found = rule switch
        {
            "direction" => [new("direction", new Dictionary<string, string> { ["direction"] = $"@direction.{detail}" })],
            "read" when detail != "no text" => [Phrase.Verbatim(detail)],
            _ => Sentences.Detail(detail),
        };
        return new(line, mark, rule, found);
    }

    private static ExplainedLine Later(string line)
    {
        var match = LaterLine().Match(line);
        return match.Success ? new(line, match.Groups["after"].Value, "", Sentences.Of(match.Groups["text"].Value)) : new(line, "", "", Single(line));
    }

    private static IReadOnlyList<Phrase>? Read(string line)
    {
        var match = ReadingLine().Match(line);
        if (!match.Success || Sentences.First(Reading, match.Groups["base"].Value) is not { } reading)
            return null;
        var phrases = new List<Phrase> { reading };
        if (match.Groups["region"].Success)
            phrases.Add(Phrase.Verbatim(match.Groups["region"].Value));
        foreach (var remark in match.Groups["remarks"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries))
            phrases.Add(Sentences.First(Remarks, remark) ?? Phrase.Verbatim(remark));
        return phrases;
    }

    [GeneratedRegex("^(?<mark>passed|decided) +(?<rule>[a-z-]+): (?<detail>.*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex RuleLine();

    [GeneratedRegex("^(?<after>[+-]\\d+ ms) (?<text>.*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex LaterLine();

    [GeneratedRegex("^(?<base>frame .*?, focus [0-9.]+)(, (?<region>[a-z]{2}))?( \\((?<remarks>.*)\\))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex ReadingLine();
}

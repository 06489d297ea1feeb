using System.Text.RegularExpressions;

namespace EdgeGate.EndToEnd;

/// <summary>What a lane told, without what differs between machines: times, percentages, counts of readings.</summary>
internal static partial class Transcript
{
    /// <summary>
    /// Decisions and changes of lines, in order: <c>GRANTED KHD8395 was granted access: ...</c>, <c>line relay OPEN closed</c>.
    /// </summary>
    internal static string[] Of(IEnumerable<string> lines) =>
        [.. lines.Select(line => Event().Match(line)).Where(match => match.Success)
            .Select(match => $"{match.Groups["what"].Value} {Figures().Replace(match.Groups["text"].Value, "#")}")];

    /// <summary>True for a decision or an alarm, false for a change of a line.</summary>
    internal static bool IsDecision(string entry) => !entry.StartsWith("line ", StringComparison.Ordinal);

    [GeneratedRegex(@"^\d\d:\d\d\.\d\s+(?<what>GRANTED|DENIED|ALARM|line)\s+(?<text>.*)$")]
    private static partial Regex Event();

    [GeneratedRegex(@"\(0\.\d+, at least|\b\d+ of \d+ readings")]
    private static partial Regex Figures();
}

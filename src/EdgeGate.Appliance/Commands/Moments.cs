using System.CommandLine;
using System.Globalization;
using EdgeGate.Configuration.Parsing;

namespace EdgeGate.Appliance.Commands;

/// <summary>Times on the command line, in the zone of the machine unless they say otherwise.</summary>
internal static class Moments
{
    internal static Option<string?> Option(string name, string description) =>
        new(name) { Description = $"{description}, such as 2026-11-21, 2026-11-21T08:00 or 24h (that long ago).", HelpName = "TIME" };

    /// <exception cref="SetupException">The text is no time.</exception>
    internal static DateTimeOffset? Parse(string name, string? text, DateTimeOffset now)
    {
        if (text is null)
            return null;
        if (text.Length > 1 && text[^1] is 'h' or 'd'
            && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var ago) && ago < 100_000)
            return now - (text[^1] == 'h' ? TimeSpan.FromHours(ago) : TimeSpan.FromDays(ago));
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var moment) ? moment
            : throw new SetupException($"{name} {text}: write a time such as 2026-11-21, 2026-11-21T08:00 or 24h");
    }
}

using System.Globalization;
using EdgeGate.Domain.Writing;
using EdgeGate.Lane.Cabinet;

namespace EdgeGate.Lane.Terminal;

/// <summary>
/// How a lane's lines are written: with the lane's time for a person at a terminal, with priority and id for systemd's journal, which has a
/// clock of its own, keeps what it gets past any retention of ours, and so gets plates masked, and neither owners nor notes.
/// </summary>
/// <param name="forSystemd">The journal listens.</param>
public sealed class TerminalText(bool forSystemd)
{
    /// <summary>For whoever listens to this process.</summary>
    public static TerminalText Here { get; } = new(Environment.GetEnvironmentVariable("JOURNAL_STREAM") is { Length: > 0 });

    /// <summary>One line.</summary>
    /// <param name="since">Since the lane's start.</param>
    /// <param name="what">What kind of line.</param>
    /// <param name="text">What happened.</param>
    /// <param name="plate">The plate in the text; empty: none.</param>
    /// <param name="unnamed">What the journal gets in place of a text that holds more of a person than that plate; null: the text.</param>
    public string Format(TimeSpan since, string what, string text, string plate, string? unnamed = null)
    {
        text = Plain.Of((forSystemd && unnamed is not null ? unnamed : text).ReplaceLineEndings(" "));
        if (!forSystemd)
        {
            var tenths = Math.Max(0, (long)(since.TotalSeconds * 10));
            return string.Create(CultureInfo.InvariantCulture, $"{tenths / 600:00}:{tenths / 10 % 60:00}.{tenths % 10}  {what,-9} {text}");
        }

        // Priorities of sd-daemon(3): 4 warning, 5 normal but significant, 6 information.
        var (priority, id) = what switch
        {
            "ALARM" => (4, 6000),
            "GRANTED" or "DENIED" => (5, 6001),
            "notice" => (5, 6002),
            "barrier" => (6, 6003),
            "line" => (6, 6004),
            _ => (6, 6005),
        };
        var shown = plate.Length > 0 ? text.Replace(plate, PanelPages.Plate(plate, whole: false), StringComparison.Ordinal) : text;
        return string.Create(CultureInfo.InvariantCulture, $"<{priority}>[{id}] {what}: {shown}");
    }
}

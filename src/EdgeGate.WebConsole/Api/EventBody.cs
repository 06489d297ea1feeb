using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Plates;
using EdgeGate.WebConsole.Wording;

namespace EdgeGate.WebConsole.Api;

/// <summary>An event as the page gets it.</summary>
internal sealed record EventBody(
    long Id, DateTimeOffset At, ClockState Clock, GateEventKind Kind, string Text, string? Plate, double? Confidence, string? Region,
    double? RegionConfidence, Direction? Direction,
    int? Readings, int? Agreeing, string? Verdict, string? Reason, string? Entry, IReadOnlyList<string> Images, Phrase? Say,
    string? Step, string? Outcome, string? OutcomeText, Phrase? OutcomeSay)
{
    /// <param name="e">The event.</param>
    /// <param name="outcome">What became of its vehicle; null: nothing, or not known.</param>
    internal static EventBody From(GateEvent e, VehicleFact? outcome = null)
    {
        var became = outcome is null ? null : VehicleSentence.Of(outcome);
        return new(
            e.Id, e.Time.Wall, e.Time.Clock, e.Kind, e.Text, e.Sighting?.Text,
            e.Sighting is { } seen ? Math.Round(seen.Confidence, 3) : null,
            e.Sighting?.Region, e.Sighting?.RegionConfidence is { } share ? Math.Round(share, 3) : null, e.Sighting?.Direction,
            e.Sighting?.Readings, e.Sighting?.Agreeing, e.Decision?.Verdict.ToString(),
            e.Decision?.Reason.ToString(), e.Decision?.MatchedEntry, [.. e.Images.Keys], OldJournalSentences.Say(e),
            e.Vehicle?.Step.ToString(),
            outcome?.Step.ToString(), became?.English, became);
    }
}

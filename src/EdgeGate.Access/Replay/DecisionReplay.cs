using System.Globalization;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Records;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Access.Replay;

/// <summary>
/// Tells how one recorded decision came about: the frames, what was read in each, how the readings were fused, rule by rule, what the
/// barrier did, and one closing sentence. Pure.
/// </summary>
public static class DecisionReplay
{
    /// <summary>The chain, link by link.</summary>
    /// <param name="gateEvent">An event with a sighting and a decision.</param>
    /// <param name="after">Events recorded after it, oldest first, as many as the caller wants to be shown.</param>
    /// <exception cref="ArgumentException">The event is no sighting.</exception>
    public static IReadOnlyList<ExplanationSection> Explain(GateEvent gateEvent, IEnumerable<GateEvent> after)
    {
        if (gateEvent is not { Sighting: { } sighting, Decision: { } decision })
            throw new ArgumentException($"event {gateEvent.Id} is of kind {gateEvent.Kind}; only sightings are decided on", nameof(gateEvent));
        var following = after as IReadOnlyList<GateEvent> ?? [.. after];
        var steps = following.Where(next => VehicleOutcomes.Belongs(next, gateEvent)).ToList();
        return
        [
            new("When", [When(gateEvent.Time), .. Track(sighting)]),
            new("Readings", [.. sighting.Evidence.Select(Reading).DefaultIfEmpty("none was kept")]),
            new("Fused", [.. Fused(sighting)]),
            new("Rules", [.. decision.Trace.Select(Rule)]),
            new("Barrier", [.. following.TakeWhile(next => next.Kind != GateEventKind.Sighting)
                .Where(next => next is { Kind: GateEventKind.Barrier or GateEventKind.Alarm, Vehicle: null })
                .Concat(steps).OrderBy(next => next.Id)
                .Select(next => $"+{(next.Time.Monotonic - gateEvent.Time.Monotonic).TotalMilliseconds:0} ms {next.Text}")
                .DefaultIfEmpty("nothing was switched before the next vehicle")]),
            new("Outcome", [decision.Explanation, .. Outcome(gateEvent, decision, steps)]),
        ];
    }

    // Journals from before steps were recorded know the decision only.
    private static IEnumerable<string> Outcome(GateEvent gateEvent, AccessDecision decision, List<GateEvent> steps) =>
        decision.Verdict != AccessVerdict.Grant || gateEvent.Vehicle is null ? []
        : [steps.Count > 0 ? steps[^1].Text : "nothing is recorded of what came of it"];

    private static string When(EventTime time) =>
        $"{time.Wall.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)} UTC (clock {time.Clock}), "
        + $"{Seconds(time.Monotonic)} after boot {time.BootId.ToString()[..8]}";

    private static IEnumerable<string> Track(Sighting sighting)
    {
        yield return $"track {sighting.Track}, in view for {Seconds(sighting.LastSeen - sighting.FirstSeen)}, {sighting.Direction}";
        if (sighting.OnlySuperResolved)
            yield return "only super-resolved pictures gave this text";
    }

    private static string Reading(ReadingRecord reading)
    {
        var remarks = new List<string>();
        if (reading.SuperResolved)
            remarks.Add("super-resolved");
        if (reading.IsCut)
            remarks.Add("cut by the edge of the picture");
        if (reading.FormatChanged)
            remarks.Add($"characters alone said {reading.FreeText}");
        return $"frame {reading.FrameId}: {(reading.Text.Length == 0 ? "(nothing)" : reading.Text)} at {Share(reading.Confidence)}, "
            + $"{reading.Corners.Width:0} x {reading.Corners.Height:0} pixels, focus {Share(reading.FocusIndex)}"
            + $"{(reading.Region.Length == 0 ? "" : $", {reading.Region}")}{(remarks.Count == 0 ? "" : $" ({string.Join(", ", remarks)})")}";
    }

    private static IEnumerable<string> Fused(Sighting sighting)
    {
        if (sighting.Text.Length == 0)
        {
            yield return "no text";
            yield break;
        }

        yield return $"{sighting.Text} at {Share(sighting.Confidence)}: {sighting.Agreeing} of {sighting.Readings} readings agree";
        yield return string.Join("  ", sighting.Characters.Select(Character));
    }

    private static string Character(ReadingCharacter character) => character.Rival == '\0' || character.RivalProbability < 0.005f
        ? $"{character.Value} {Share(character.Probability)}"
        : $"{character.Value} {Share(character.Probability)} ({character.Rival} {Share(character.RivalProbability)})";

    private static string Rule(RuleStep step) => $"{(step.Passed ? "passed " : "decided")} {step.Rule}: {step.Detail}";

    private static string Share(float value) => value.ToString("0.00#", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s";
}

using System.Globalization;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Plates;
using EdgeGate.Domain.Records;

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
            throw new ArgumentException($"event {gateEvent.Id} is of kind {gateEvent.Kind}; only sightings are decided on",
                nameof(gateEvent));
        var following = after as IReadOnlyList<GateEvent> ?? [.. after];
        var steps = following.Where(next => VehicleOutcomes.Belongs(next, gateEvent)).ToList();
        return
        [
            new("When", [When(gateEvent.Time), .. Track(sighting)]),
            new("Readings", [.. sighting.Evidence.Select(Reading).DefaultIfEmpty(ExplanationLine.Of(Phrase.Of("noReadings")))]),
            new("Fused", [.. Fused(sighting)]),
            new("Rules", [.. decision.Trace.Select(step =>
                new ExplanationLine(step.Passed ? "passed" : "decided", step.Rule, step.Detail, step.Say))]),
            new("Barrier", [.. following.TakeWhile(next => next.Kind != GateEventKind.Sighting)
                .Where(next => next is { Kind: GateEventKind.Barrier or GateEventKind.Alarm, Vehicle: null })
                .Concat(steps).OrderBy(next => next.Id)
                .Select(next => Told(next, $"+{(next.Time.Monotonic - gateEvent.Time.Monotonic).TotalMilliseconds:0} ms"))
                .DefaultIfEmpty(ExplanationLine.Of(Phrase.Of("nothingSwitched")))]),
            new("Outcome", [new("", "", decision.Explanation, decision.Say), .. Outcome(gateEvent, decision, steps)]),
        ];
    }

    // Journals from before steps were recorded know the decision only.
    private static IEnumerable<ExplanationLine> Outcome(GateEvent gateEvent, AccessDecision decision, List<GateEvent> steps) =>
        decision.Verdict != AccessVerdict.Grant || gateEvent.Vehicle is null ? []
        : [steps.Count > 0 ? Told(steps[^1]) : ExplanationLine.Of(Phrase.Of("nothingKnown"))];

    private static ExplanationLine Told(GateEvent one, string mark = "") => new(mark, "", one.Text, one.Told);

    private static ExplanationLine When(EventTime time) => ExplanationLine.Of(Phrase.Of(
        "when", ("time", time.Wall.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)),
        ("clock", PhraseValue.Word("clock", time.Clock)),
        ("seconds", Seconds(time.Monotonic)), ("boot", time.BootId.ToString()[..8])));

    private static IEnumerable<ExplanationLine> Track(Sighting sighting)
    {
        yield return ExplanationLine.Of(Phrase.Of(
            "track", ("track", sighting.Track), ("seconds", Seconds(sighting.LastSeen - sighting.FirstSeen)),
            ("direction", PhraseValue.Word("direction", sighting.Direction))));
        if (sighting.OnlySuperResolved)
            yield return ExplanationLine.Of(Phrase.Of("onlySuperResolved"));
    }

    private static ExplanationLine Reading(ReadingRecord reading)
    {
        var remarks = new List<PhraseValue>();
        if (reading.SuperResolved)
            remarks.Add(Phrase.Of("enhanced"));
        if (reading.IsCut)
            remarks.Add(Phrase.Of("cut"));
        if (reading.FormatChanged)
            remarks.Add(Phrase.Of("charactersAlone", ("text", reading.FreeText)));
        PhraseValue text = reading.Text.Length == 0 ? Phrase.Of("nothingRead") : reading.Text;
        var (width, height) = ($"{reading.Corners.Width:0}", $"{reading.Corners.Height:0}");
        var said = reading.Region.Length == 0
            ? Phrase.Of(
                "reading", ("frame", reading.FrameId), ("text", text), ("share", Share(reading.Confidence)), ("width", width),
                ("height", height),
                ("focus", Share(reading.FocusIndex)))
            : Phrase.Of(
                "readingIn", ("frame", reading.FrameId), ("text", text), ("share", Share(reading.Confidence)), ("width", width),
                ("height", height),
                ("focus", Share(reading.FocusIndex)), ("region", RegionText.Of(reading.Region, reading.RegionConfidence)));
        return ExplanationLine.Of(remarks.Count == 0 ? said : Phrase.Of("remarked", ("what", said), ("remarks", remarks.ToArray())));
    }

    private static IEnumerable<ExplanationLine> Fused(Sighting sighting)
    {
        if (sighting.Text.Length == 0)
        {
            yield return ExplanationLine.Of(Phrase.Of("noText"));
            yield break;
        }

        yield return ExplanationLine.Of(Phrase.Of(
            "fused", ("plate", sighting.Text), ("share", Share(sighting.Confidence)), ("agreeing", sighting.Agreeing),
            ("readings", sighting.Readings)));
        yield return ExplanationLine.Of(Phrase.Of("asRead", ("text", string.Join("  ", sighting.Characters.Select(Character)))));
        if (sighting.Regions is { } regions && RegionText.IsDoubted(regions))
            yield return ExplanationLine.Of(Phrase.Of("regionShares", ("shares", RegionText.Of(regions))));
    }

    private static string Character(ReadingCharacter character) => character.Rival == '\0' || character.RivalProbability < 0.005f
        ? $"{character.Value} {Share(character.Probability)}"
        : $"{character.Value} {Share(character.Probability)} ({character.Rival} {Share(character.RivalProbability)})";

    private static string Share(float value) => value.ToString("0.00#", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
}

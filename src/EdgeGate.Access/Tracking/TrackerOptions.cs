using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Plates;
using static EdgeGate.Domain.Configuration.OptionKey<EdgeGate.Access.Tracking.TrackerOptions>;

namespace EdgeGate.Access.Tracking;

/// <summary>How readings become sightings. Keys stand under <c>tracker</c>.</summary>
public sealed record TrackerOptions
{
    /// <summary>The keys of the section: what each option does, its range and unit, and the reason for what it begins with.</summary>
    public static IReadOnlyList<OptionKey<TrackerOptions>> Keys { get; } =
    [
        Number("readyConfidence", o => o.ReadyConfidence, (o, v) => o with { ReadyConfidence = v }, 0, 1, "probability",
            "Fused confidence before a decision.", "A surer reading usually comes within the next frames."),
        Whole("directionWaitMs", o => o.DirectionWaitMs, (o, v) => o with { DirectionWaitMs = v }, 0, 10_000, "milliseconds",
            "How long a vehicle has to stand before it is decided on as standing.",
            "One that crosses or leaves slowly must not look as if it stood; one that moves is decided on once it is known where to."),
        Whole("decideAfterMs", o => o.DecideAfterMs, (o, v) => o with { DecideAfterMs = v }, 100, 60_000, "milliseconds",
            "A vehicle seen this long is decided on with whatever is known.",
            "Longer than a plate needs to become legible; a better reading later is decided on again."),
        Whole("reviseEveryMs", o => o.ReviseEveryMs, (o, v) => o with { ReviseEveryMs = v }, 0, 60_000, "milliseconds",
            "Least time between two decisions on one vehicle.", "The journal keeps each of them."),
        Whole("endAfterMs", o => o.EndAfterMs, (o, v) => o with { EndAfterMs = v }, 100, 60_000, "milliseconds",
            "A vehicle unseen this long has gone.", "Longer than a wiper or a pedestrian hides it."),
        Whole("duplicateWindowMs", o => o.DuplicateWindowMs, (o, v) => o with { DuplicateWindowMs = v }, 0, 600_000, "milliseconds",
            "A plate that comes back within this time is the same visit.", "Nobody drives in twice within ten seconds."),
        Whole("noReadFrames", o => o.NoReadFrames, (o, v) => o with { NoReadFrames = v }, 1, 1000, "frames",
            "Frames with an illegible plate before it is a vehicle without a readable plate.",
            "Half a second: shadows and boxes of one frame do not count."),
        Whole("minCharacters", o => o.MinCharacters, (o, v) => o with { MinCharacters = v }, 1, 16, "characters",
            "Shortest text that counts as read.", "Fragments of signs and half plates are shorter."),
        Number("minReadingConfidence", o => o.MinReadingConfidence, (o, v) => o with { MinReadingConfidence = v }, 0, 1, "probability",
            "A reading less certain than this is a plate seen, not a plate read.",
            "Grilles are read as something, but never with conviction."),
        Flag("wordsMustMove", o => o.WordsMustMove, (o, v) => o with { WordsMustMove = v },
            "A text without a digit is a sign or a badge until it has moved by its own width.",
            "Signs stand still; set false only where plates of letters alone are decided on at a standstill."),
        Number("maxNotAPlate", o => o.MaxNotAPlate, (o, v) => o with { MaxNotAPlate = v }, 0, 1, "probability",
            "A reading that is held for no plate with at least this certainty shows where something is, but not what it is called.",
            "More likely no plate than one; and where most frames say so it is not a vehicle. vision.dropNotAPlate is for what is hardly one at all."),
        Number("scaleChange", o => o.ScaleChange, (o, v) => o with { ScaleChange = v }, 0.02, 1, "fraction",
            "Growth of a plate that counts as coming nearer.", "More than the jitter of the corners, less than a car length makes."),
        Number("passingShare", o => o.PassingShare, (o, v) => o with { PassingShare = v }, 0.05, 1, "share of the frame's width",
            "Sideways movement without growth that always counts as passing by.",
            "A car that turns in moves less; three plate sizes, about 0.7 m, count as well."),
        Flag("rearCamera", o => o.RearCamera, (o, v) => o with { RearCamera = v },
            "The camera looks at the rear of the vehicles, so that they get smaller as they come to the gate.",
            "Most cameras look at the front."),
    ];

    public float ReadyConfidence { get; init; } = 0.9f;
    public int DirectionWaitMs { get; init; } = 800;
    public int DecideAfterMs { get; init; } = 4000;
    public int ReviseEveryMs { get; init; } = 500;
    public int EndAfterMs { get; init; } = 1500;
    public int DuplicateWindowMs { get; init; } = 10_000;
    public int NoReadFrames { get; init; } = 8;
    public int MinCharacters { get; init; } = ReadingLimit.Default.MinCharacters;
    public float MinReadingConfidence { get; init; } = ReadingLimit.Default.MinConfidence;
    public bool WordsMustMove { get; init; } = true;
    public float MaxNotAPlate { get; init; } = ReadingLimit.Default.MaxNotAPlate;
    public float ScaleChange { get; init; } = 0.12f;
    public float PassingShare { get; init; } = 0.3f;
    public bool RearCamera { get; init; }

    /// <summary>What counts as a plate that was read.</summary>
    public ReadingLimit Limit => new(MinReadingConfidence, MinCharacters, MaxNotAPlate);
}

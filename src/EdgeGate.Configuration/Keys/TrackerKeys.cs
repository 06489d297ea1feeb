using EdgeGate.Configuration.Options;

namespace EdgeGate.Configuration.Keys;

public static class TrackerKeys
{
    public static IReadOnlyList<ConfigKey> All { get; } =
    [
        Count("readyAgreeing", 1, 100, "readings", "Readings of exactly the same text before a decision.",
            "One frame is not to be trusted, and three are a fifth of a second.", o => o.Tracker.ReadyAgreeing, (o, v) => o.Tracker.ReadyAgreeing = v),
        Share("readyConfidence", 0, 1, "probability", "Fused confidence before a decision.",
            "A surer reading usually comes within the next frames.", o => o.Tracker.ReadyConfidence, (o, v) => o.Tracker.ReadyConfidence = v),
        Count("directionWaitMs", 0, 10_000, "milliseconds", "How long a vehicle has to stand before it is decided on as standing.",
            "One that crosses or leaves slowly must not look as if it stood; one that moves is decided on once it is known where to.", o => o.Tracker.DirectionWaitMs, (o, v) => o.Tracker.DirectionWaitMs = v),
        Count("decideAfterMs", 100, 60_000, "milliseconds", "A vehicle seen this long is decided on with whatever is known.",
            "Longer than a plate needs to become legible; a better reading later is decided on again.", o => o.Tracker.DecideAfterMs, (o, v) => o.Tracker.DecideAfterMs = v),
        Count("reviseEveryMs", 0, 60_000, "milliseconds", "Least time between two decisions on one vehicle.",
            "The journal keeps each of them.", o => o.Tracker.ReviseEveryMs, (o, v) => o.Tracker.ReviseEveryMs = v),
        Count("endAfterMs", 100, 60_000, "milliseconds", "A vehicle unseen this long has gone.",
            "Longer than a wiper or a pedestrian hides it.", o => o.Tracker.EndAfterMs, (o, v) => o.Tracker.EndAfterMs = v),
        Count("duplicateWindowMs", 0, 600_000, "milliseconds", "A plate that comes back within this time is the same visit.",
            "Nobody drives in twice within ten seconds.", o => o.Tracker.DuplicateWindowMs, (o, v) => o.Tracker.DuplicateWindowMs = v),
        Count("noReadFrames", 1, 1000, "frames", "Frames with an illegible plate before it is a vehicle without a readable plate.",
            "Half a second: shadows and boxes of one frame do not count.", o => o.Tracker.NoReadFrames, (o, v) => o.Tracker.NoReadFrames = v),
        Count("minCharacters", 1, 16, "characters", "Shortest text that counts as read.",
            "Fragments of signs and half plates are shorter.", o => o.Tracker.MinCharacters, (o, v) => o.Tracker.MinCharacters = v),
        Share("minReadingConfidence", 0, 1, "probability", "A reading less certain than this is a plate seen, not a plate read.",
            "Grilles are read as something, but never with conviction.", o => o.Tracker.MinReadingConfidence, (o, v) => o.Tracker.MinReadingConfidence = v),
        new FlagKey("tracker.wordsMustMove", o => o.Tracker.WordsMustMove, (o, v) => o.Tracker.WordsMustMove = v)
        {
            About = "A text without a digit is a sign or a badge until it has moved by its own width.",
            Why = "Signs stand still; set false only where plates of letters alone are decided on at a standstill.",
        },
        Share("minDetectionScore", 0, 1, "probability", "Detector score below which a plate is not looked at.",
            "Below, there are more shadows than plates.", o => o.Tracker.MinDetectionScore, (o, v) => o.Tracker.MinDetectionScore = v),
        Share("maxNotAPlate", 0, 1, "probability", "Readings held for no plate with at least this certainty are left out.",
            "More likely no plate than one.", o => o.Tracker.MaxNotAPlate, (o, v) => o.Tracker.MaxNotAPlate = v),
        Share("scaleChange", 0.02, 1, "fraction", "Growth of a plate that counts as coming nearer.",
            "More than the jitter of the corners, less than a car length makes.", o => o.Tracker.ScaleChange, (o, v) => o.Tracker.ScaleChange = v),
        Share("passingShare", 0.05, 1, "share of the frame's width", "Sideways movement without growth that always counts as passing by.",
            "A car that turns in moves less; three plate sizes, about 0.7 m, count as well.", o => o.Tracker.PassingShare, (o, v) => o.Tracker.PassingShare = v),
        new FlagKey("tracker.rearCamera", o => o.Tracker.RearCamera, (o, v) => o.Tracker.RearCamera = v)
        {
            About = "The camera looks at the rear of the vehicles, so that they get smaller as they come to the gate.",
            Why = "Most cameras look at the front.",
        },
    ];

    private static IntegerKey Count(
        string name, int min, int max, string unit, string about, string why, Func<EdgeGateOptions, int> get, Action<EdgeGateOptions, int> set) =>
        new($"tracker.{name}", min, max, unit, get, set) { About = about, Why = why };

    private static NumberKey Share(
        string name, double min, double max, string unit, string about, string why, Func<EdgeGateOptions, float> get, Action<EdgeGateOptions, float> set) =>
        new($"tracker.{name}", min, max, unit, options => get(options), (options, value) => set(options, (float)value)) { About = about, Why = why };
}

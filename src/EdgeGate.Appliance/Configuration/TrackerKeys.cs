namespace EdgeGate.Appliance.Configuration;

internal static class TrackerKeys
{
    internal static IReadOnlyList<ConfigKey> All { get; } =
    [
        ConfigKey.Integer("tracker.readyAgreeing", 1, 100, "readings", 3, "Readings of exactly the same text before a decision: one frame is not to be trusted.",
            (o, v) => o.Tracker.ReadyAgreeing = v),
        ConfigKey.Number("tracker.readyConfidence", 0, 1, "probability", 0.9, "Fused confidence before a decision.", (o, v) => o.Tracker.ReadyConfidence = (float)v),
        ConfigKey.Integer("tracker.directionWaitMs", 0, 10_000, "milliseconds", 800, "Longest wait for a direction, from the first reading.",
            (o, v) => o.Tracker.DirectionWaitMs = v),
        ConfigKey.Integer("tracker.decideAfterMs", 100, 60_000, "milliseconds", 4000, "A vehicle seen this long is decided on with whatever is known.",
            (o, v) => o.Tracker.DecideAfterMs = v),
        ConfigKey.Integer("tracker.reviseEveryMs", 0, 60_000, "milliseconds", 500, "Least time between two decisions on one vehicle.",
            (o, v) => o.Tracker.ReviseEveryMs = v),
        ConfigKey.Integer("tracker.endAfterMs", 100, 60_000, "milliseconds", 1500, "A vehicle unseen this long has gone: longer than a wiper hides it.",
            (o, v) => o.Tracker.EndAfterMs = v),
        ConfigKey.Integer("tracker.duplicateWindowMs", 0, 600_000, "milliseconds", 10_000, "A plate that comes back within this time is the same visit.",
            (o, v) => o.Tracker.DuplicateWindowMs = v),
        ConfigKey.Integer("tracker.noReadFrames", 1, 1000, "frames", 8, "Frames with an illegible plate before it is a vehicle without a readable plate.",
            (o, v) => o.Tracker.NoReadFrames = v),
        ConfigKey.Integer("tracker.minCharacters", 1, 16, "characters", 4, "Shortest text that counts as read.", (o, v) => o.Tracker.MinCharacters = v),
        ConfigKey.Number("tracker.minReadingConfidence", 0, 1, "probability", 0.05, "A reading less certain than this is a plate seen, not a plate read.",
            (o, v) => o.Tracker.MinReadingConfidence = (float)v),
        ConfigKey.Flag("tracker.wordsMustMove", true, "A text without a digit is a sign or a badge until it has moved by its own width.",
            (o, v) => o.Tracker.WordsMustMove = v),
        ConfigKey.Number("tracker.minDetectionScore", 0, 1, "probability", 0.3, "Detector score below which a plate is not looked at.",
            (o, v) => o.Tracker.MinDetectionScore = (float)v),
        ConfigKey.Number("tracker.maxNotAPlate", 0, 1, "probability", 0.5, "Readings held for no plate with at least this certainty are left out.",
            (o, v) => o.Tracker.MaxNotAPlate = (float)v),
        ConfigKey.Number("tracker.scaleChange", 0.02, 1, "fraction", 0.12, "Growth of a plate that counts as coming nearer.", (o, v) => o.Tracker.ScaleChange = (float)v),
        ConfigKey.Number("tracker.passingShare", 0.05, 1, "share of the frame's width", 0.3, "Sideways movement without growth that counts as passing by.",
            (o, v) => o.Tracker.PassingShare = (float)v),
        ConfigKey.Flag("tracker.rearCamera", false, "The camera looks at the rear of the vehicles, so that they get smaller as they come to the gate.",
            (o, v) => o.Tracker.RearCamera = v),
    ];
}

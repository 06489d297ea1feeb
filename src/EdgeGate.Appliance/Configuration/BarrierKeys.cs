using EdgeGate.Barrier;

namespace EdgeGate.Appliance.Configuration;

internal static class BarrierKeys
{
    internal static IReadOnlyList<ConfigKey> All { get; } =
    [
        ConfigKey.Choice("barrier.profile", RelayProfile.Pulse, "How the barrier's controller is asked.", (o, v) => o.Barrier.Profile = v),
        ConfigKey.Choice("barrier.closePolicy", ClosePolicy.ByBarrier, "Who closes: the barrier's own controller, or EdgeGate once every safety input is at rest.",
            (o, v) => o.Barrier.ClosePolicy = v),
        ConfigKey.Integer("barrier.pulseMs", 50, 2000, "milliseconds", 200, "Length of a pulse; 200 is what barriers usually accept.", (o, v) => o.Barrier.PulseMs = v),
        ConfigKey.Integer("barrier.restMs", 50, 5000, "milliseconds", 300, "Least rest between two pulses.", (o, v) => o.Barrier.RestMs = v),
        ConfigKey.Integer("barrier.openingMs", 500, 60_000, "milliseconds", 8000, "Longest time for the arm to go up.", (o, v) => o.Barrier.OpeningMs = v),
        ConfigKey.Integer("barrier.closingMs", 500, 60_000, "milliseconds", 8000, "Longest time for the arm to go down.", (o, v) => o.Barrier.ClosingMs = v),
        ConfigKey.Integer("barrier.holdOpenMs", 1000, 600_000, "milliseconds", 10_000, "How long the arm stays up with nothing under it.",
            (o, v) => o.Barrier.HoldOpenMs = v),
        ConfigKey.Integer("barrier.clearMs", 200, 60_000, "milliseconds", 1000, "How long every safety input must be at rest before closing is asked for.",
            (o, v) => o.Barrier.ClearMs = v),
        ConfigKey.Integer("barrier.stuckAfterMs", 5000, 3_600_000, "milliseconds", 120_000, "A safety input active for longer is reported; it blocks closing all the while.",
            (o, v) => o.Barrier.StuckAfterMs = v),
        ConfigKey.Integer("barrier.blindAfterPasses", 1, 100, "vehicles", 3, "Vehicles in a row that a safety input did not notice before it counts as blind.",
            (o, v) => o.Barrier.BlindAfterPasses = v),
        ConfigKey.Integer("barrier.fireRepeatMs", 1000, 60_000, "milliseconds", 5000, "During a fire alarm the request to open is repeated.",
            (o, v) => o.Barrier.FireRepeatMs = v),
    ];
}

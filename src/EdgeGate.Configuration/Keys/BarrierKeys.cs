using EdgeGate.Configuration.Options;

namespace EdgeGate.Configuration.Keys;

public static class BarrierKeys
{
    public static IReadOnlyList<ConfigKey> All { get; } =
    [
        ChoiceKey.Of("barrier.profile", "How the barrier's controller is asked.", "A short contact is what nearly every controller takes, and the safest choice.",
            o => o.Barrier.Profile, (o, v) => o.Barrier.Profile = v, Restart.Barrier),
        ChoiceKey.Of("barrier.closePolicy", "Who closes: the barrier's own controller, or EdgeGate once every safety input is at rest.",
            "The barrier's controller has its own loop and beam.", o => o.Barrier.ClosePolicy, (o, v) => o.Barrier.ClosePolicy = v, Restart.Barrier),
        Time("pulseMs", 50, 2000, "Length of a pulse.", "What barriers usually accept.", o => o.Barrier.PulseMs, (o, v) => o.Barrier.PulseMs = v),
        Time("restMs", 50, 5000, "Least rest between two pulses.", "Shorter ones melt into one.", o => o.Barrier.RestMs, (o, v) => o.Barrier.RestMs = v),
        Time("openingMs", 500, 60_000, "Longest time for the arm to go up; without limit switches the assumed time.", "The slowest arms take six seconds.",
            o => o.Barrier.OpeningMs, (o, v) => o.Barrier.OpeningMs = v),
        Time("closingMs", 500, 60_000, "Longest time for the arm to go down; without limit switches the assumed time.", "The slowest arms take six seconds.",
            o => o.Barrier.ClosingMs, (o, v) => o.Barrier.ClosingMs = v),
        Time("holdOpenMs", 1000, 600_000, "How long the arm stays up with nothing under it.", "With closePolicy byBarrier: what the barrier's own timer is set to.",
            o => o.Barrier.HoldOpenMs, (o, v) => o.Barrier.HoldOpenMs = v),
        Time("clearMs", 200, 60_000, "How long every safety input must be at rest before closing is asked for.", "A trailer's drawbar leaves a gap in the loop.",
            o => o.Barrier.ClearMs, (o, v) => o.Barrier.ClearMs = v),
        Time("stuckAfterMs", 5000, 3_600_000, "A safety input active for longer is reported; it blocks closing all the while.", "Nobody stands under an arm for two minutes.",
            o => o.Barrier.StuckAfterMs, (o, v) => o.Barrier.StuckAfterMs = v),
        new IntegerKey("barrier.blindAfterPasses", 1, 100, "vehicles", o => o.Barrier.BlindAfterPasses, (o, v) => o.Barrier.BlindAfterPasses = v)
        {
            About = "Vehicles in a row that a safety input did not notice before it counts as blind.", Why = "One may be a motorcycle; three are a broken sensor.",
            Restart = Restart.Barrier,
        },
        Time("fireRepeatMs", 1000, 60_000, "During a fire alarm the request to open is repeated this often.", "The barrier's own timer must not win.",
            o => o.Barrier.FireRepeatMs, (o, v) => o.Barrier.FireRepeatMs = v),
        ChoiceKey.Of("barrier.standingVehicle",
            "A vehicle that was granted access still stands there after the arm has come down: reopen opens again a few times and then calls a person, callPerson raises an alarm at once.",
            "It never left the view or the entry loop, so it is the one that was decided on.", o => o.Barrier.StandingVehicle, (o, v) => o.Barrier.StandingVehicle = v),
        new IntegerKey("barrier.reopenMost", 1, 20, "openings", o => o.Barrier.ReopenMost, (o, v) => o.Barrier.ReopenMost = v)
        {
            About = "How many times the gate opens again for a vehicle that stands there, before a person is called.", Why = "Whoever has not driven in by then needs help.",
        },
        new IntegerKey("barrier.reopenSeconds", 10, 3600, "seconds", o => o.Barrier.ReopenSeconds, (o, v) => o.Barrier.ReopenSeconds = v)
        {
            About = "How long after the decision the gate still opens again for a vehicle that stands there.", Why = "A grant is for now, not for the day.",
        },
    ];

    private static IntegerKey Time(
        string name, int min, int max, string about, string why, Func<EdgeGateOptions, int> get, Action<EdgeGateOptions, int> set) =>
        new($"barrier.{name}", min, max, "milliseconds", get, set) { About = about, Why = why, Restart = Restart.Barrier };
}

using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Gate;
using static EdgeGate.Domain.Configuration.OptionKey<EdgeGate.Barrier.BarrierOptions>;

namespace EdgeGate.Barrier;

/// <summary>One lane's barrier. Keys stand under <c>barrier</c>.</summary>
public sealed record BarrierOptions
{
    /// <summary>The keys of the section: what each option does, its range and unit, and the reason for what it begins with.</summary>
    public static IReadOnlyList<OptionKey<BarrierOptions>> Keys { get; } =
    [
        Choice("profile", o => o.Profile, (o, v) => o with { Profile = v },
            "How the barrier's controller is asked.",
            "A short contact is what nearly every controller takes, and the safest choice.", Restart.Barrier),
        Choice("closePolicy", o => o.ClosePolicy, (o, v) => o with { ClosePolicy = v },
            "Who closes: the barrier's own controller, or EdgeGate once every safety input is at rest.",
            "The barrier's controller has its own loop and beam.", Restart.Barrier),
        Whole("pulseMs", o => o.PulseMs, (o, v) => o with { PulseMs = v }, 50, 2000, "milliseconds",
            "Length of a pulse.", "What barriers usually accept.", Restart.Barrier),
        Whole("restMs", o => o.RestMs, (o, v) => o with { RestMs = v }, 50, 5000, "milliseconds",
            "Least rest between two pulses.", "Shorter ones melt into one.", Restart.Barrier),
        Whole("openingMs", o => o.OpeningMs, (o, v) => o with { OpeningMs = v }, 500, 60_000, "milliseconds",
            "Longest time for the arm to go up; without limit switches the assumed time.",
            "The slowest arms take six seconds.", Restart.Barrier),
        Whole("closingMs", o => o.ClosingMs, (o, v) => o with { ClosingMs = v }, 500, 60_000, "milliseconds",
            "Longest time for the arm to go down; without limit switches the assumed time.",
            "The slowest arms take six seconds.", Restart.Barrier),
        Whole("holdOpenMs", o => o.HoldOpenMs, (o, v) => o with { HoldOpenMs = v }, 1000, 600_000, "milliseconds",
            "How long the arm stays up with nothing under it.",
            "With closePolicy byBarrier: what the barrier's own timer is set to.", Restart.Barrier),
        Whole("clearMs", o => o.ClearMs, (o, v) => o with { ClearMs = v }, 200, 60_000, "milliseconds",
            "How long every safety input must be at rest before closing is asked for.",
            "A trailer's drawbar leaves a gap in the loop.", Restart.Barrier),
        Whole("stuckAfterMs", o => o.StuckAfterMs, (o, v) => o with { StuckAfterMs = v }, 5000, 3_600_000, "milliseconds",
            "A safety input active for longer is reported; it blocks closing all the while.",
            "Nobody stands under an arm for two minutes.", Restart.Barrier),
        Whole("blindAfterPasses", o => o.BlindAfterPasses, (o, v) => o with { BlindAfterPasses = v }, 1, 100, "vehicles",
            "Vehicles in a row that a safety input did not notice before it counts as blind.",
            "One may be a motorcycle; three are a broken sensor.", Restart.Barrier),
        Whole("fireRepeatMs", o => o.FireRepeatMs, (o, v) => o with { FireRepeatMs = v }, 1000, 60_000, "milliseconds",
            "During a fire alarm the request to open is repeated this often.", "The barrier's own timer must not win.", Restart.Barrier),
        Choice("standingVehicle", o => o.StandingVehicle, (o, v) => o with { StandingVehicle = v },
            "A vehicle that was granted access still stands there after the arm has come down: reopen opens again a few times and then calls a person, callPerson raises an alarm at once.",
            "It never left the view or the entry loop, so it is the one that was decided on."),
        Whole("reopenMost", o => o.ReopenMost, (o, v) => o with { ReopenMost = v }, 1, 20, "openings",
            "How many times the gate opens again for a vehicle that stands there, before a person is called.",
            "Whoever has not driven in by then needs help."),
        Whole("reopenSeconds", o => o.ReopenSeconds, (o, v) => o with { ReopenSeconds = v }, 10, 3600, "seconds",
            "How long after the decision the gate still opens again for a vehicle that stands there.",
            "A grant is for now, not for the day."),
    ];

    public RelayProfile Profile { get; init; } = RelayProfile.Pulse;
    public ClosePolicy ClosePolicy { get; init; } = ClosePolicy.ByBarrier;
    public int PulseMs { get; init; } = 200;
    public int RestMs { get; init; } = 300;
    public int OpeningMs { get; init; } = 8000;
    public int ClosingMs { get; init; } = 8000;
    public int HoldOpenMs { get; init; } = 10_000;
    public int ClearMs { get; init; } = 1000;
    public int StuckAfterMs { get; init; } = 120_000;
    public int BlindAfterPasses { get; init; } = 3;
    public int FireRepeatMs { get; init; } = 5000;
    public StandingVehicle StandingVehicle { get; init; } = StandingVehicle.Reopen;
    public int ReopenMost { get; init; } = 3;
    public int ReopenSeconds { get; init; } = 180;

    /// <summary>Every combination that cannot work.</summary>
    /// <param name="wiring">What is wired.</param>
    public IEnumerable<OptionError> Validate(GateWiring wiring)
    {
        if (!wiring.Outputs.ContainsKey(GateOutput.Open))
            yield return new("gate.outputs", "has no open contact; a lane needs one");
        var hasSafety = wiring.Inputs.ContainsKey(GateInput.SafetyLoop) || wiring.Inputs.ContainsKey(GateInput.Photocell);
        var closes = ClosePolicy == ClosePolicy.WhenSafe || Profile == RelayProfile.Maintained;
        if (closes && !hasSafety)
        {
            yield return new("gate.inputs",
                "has neither safetyLoop nor photocell; EdgeGate closes a barrier only when it can see that nothing is under it");
        }

        if (ClosePolicy == ClosePolicy.WhenSafe && Profile != RelayProfile.Maintained && !wiring.Outputs.ContainsKey(GateOutput.Close))
            yield return new("gate.outputs", "has no close contact; barrier.closePolicy whenSafe needs one, or use byBarrier");
        if (Profile == RelayProfile.OpenCloseStop && !wiring.Outputs.ContainsKey(GateOutput.Stop))
            yield return new("gate.outputs", "has no stop contact; barrier.profile openCloseStop needs one, or use pulse");
    }
}

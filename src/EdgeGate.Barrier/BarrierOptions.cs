using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Gate;

namespace EdgeGate.Barrier;

/// <summary>One lane's barrier. Keys stand under <c>barrier</c>.</summary>
public sealed class BarrierOptions
{
    /// <summary>How the barrier's controller is asked, default <see cref="RelayProfile.Pulse"/>.</summary>
    public RelayProfile Profile { get; set; } = RelayProfile.Pulse;

    /// <summary>Who closes, default <see cref="ClosePolicy.ByBarrier"/>.</summary>
    public ClosePolicy ClosePolicy { get; set; } = ClosePolicy.ByBarrier;

    /// <summary>Length of a pulse, milliseconds, 50 to 2000, default 200: what barriers usually accept.</summary>
    public int PulseMs { get; set; } = 200;

    /// <summary>Least rest between two pulses on any contact, milliseconds, 50 to 5000, default 300: shorter ones melt into one.</summary>
    public int RestMs { get; set; } = 300;

    /// <summary>
    /// Longest time for the arm to go up, milliseconds, 500 to 60000, default 8000. Without limit switches: the assumed time.
    /// </summary>
    public int OpeningMs { get; set; } = 8000;

    /// <summary>
    /// Longest time for the arm to go down, milliseconds, 500 to 60000, default 8000. Without limit switches: the assumed time.
    /// </summary>
    public int ClosingMs { get; set; } = 8000;

    /// <summary>
    /// How long the arm stays up after the last request with nothing under it, milliseconds, 1000 to 600000, default 10000.
    /// With <see cref="ClosePolicy.ByBarrier"/>: what the barrier's own timer is set to.
    /// </summary>
    public int HoldOpenMs { get; set; } = 10_000;

    /// <summary>
    /// How long every safety input must have been at rest before closing is asked for, milliseconds, 200 to 60000, default 1000.
    /// </summary>
    public int ClearMs { get; set; } = 1000;

    /// <summary>
    /// A safety input active for longer than this is reported, milliseconds, 5000 to 3600000, default 120000. It blocks closing all the
    /// while.
    /// </summary>
    public int StuckAfterMs { get; set; } = 120_000;

    /// <summary>
    /// Vehicles in a row that the exit loop saw and a safety input did not, before that input is held for blind and closing is
    /// blocked, 1 to 100, default 3.
    /// </summary>
    public int BlindAfterPasses { get; set; } = 3;

    /// <summary>
    /// During a fire alarm the request to open is repeated, milliseconds, 1000 to 60000, default 5000: the barrier's own timer must not
    /// win.
    /// </summary>
    public int FireRepeatMs { get; set; } = 5000;

    /// <summary>
    /// A vehicle that was granted access still stands there after the arm has come down again, default <see cref="Barrier.StandingVehicle.Reopen"/>:
    /// it never left the view or the entry loop, so it is the one that was decided on.
    /// </summary>
    public StandingVehicle StandingVehicle { get; set; } = StandingVehicle.Reopen;

    /// <summary>
    /// How many times the gate opens for it again before a person is called, 1 to 20, default 3: whoever has not driven in by then needs help.
    /// </summary>
    public int ReopenMost { get; set; } = 3;

    /// <summary>
    /// How long after the decision the gate still opens for it again, seconds, 10 to 3600, default 180: a grant is for now, not for the day.
    /// </summary>
    public int ReopenSeconds { get; set; } = 180;

    /// <summary>Every value that is out of range, and every combination that cannot work.</summary>
    /// <param name="wiring">What is wired.</param>
    public IEnumerable<OptionError> Validate(GateWiring wiring)
    {
        (string Key, int Value, int Min, int Max, string Unit)[] ranges =
        [
            ("pulseMs", PulseMs, 50, 2000, "milliseconds"),
            ("restMs", RestMs, 50, 5000, "milliseconds"),
            ("openingMs", OpeningMs, 500, 60_000, "milliseconds"),
            ("closingMs", ClosingMs, 500, 60_000, "milliseconds"),
            ("holdOpenMs", HoldOpenMs, 1000, 600_000, "milliseconds"),
            ("clearMs", ClearMs, 200, 60_000, "milliseconds"),
            ("stuckAfterMs", StuckAfterMs, 5000, 3_600_000, "milliseconds"),
            ("blindAfterPasses", BlindAfterPasses, 1, 100, "vehicles"),
            ("fireRepeatMs", FireRepeatMs, 1000, 60_000, "milliseconds"),
            ("reopenMost", ReopenMost, 1, 20, "openings"),
            ("reopenSeconds", ReopenSeconds, 10, 3600, "seconds"),
        ];
        foreach (var (key, value, min, max, unit) in ranges)
        {
            if (value < min || value > max)
                yield return new($"barrier.{key}", $"is {value}; it must be {min} to {max} {unit}");
        }

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

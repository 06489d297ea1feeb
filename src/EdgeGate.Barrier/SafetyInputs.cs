using EdgeGate.Domain.Gate;

namespace EdgeGate.Barrier;

/// <summary>What the inputs under the arm say together.</summary>
internal static class SafetyInputs
{
    /// <summary>Older readings than this say nothing about now.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    /// <summary>
    /// True when at least one safety input is fitted, every fitted one is at rest, and none of them is held for blind.
    /// Unknown is not at rest; neither is a fire alarm's line that is active or unknown.
    /// </summary>
    public static bool AtRest(in BarrierStatus status, BarrierOptions options)
    {
        var (loop, photocell) = (status.Lines[GateInput.SafetyLoop], status.Lines[GateInput.Photocell]);
        var anyFitted = loop != LineLevel.NotFitted || photocell != LineLevel.NotFitted;
        return anyFitted && IsQuiet(loop) && IsQuiet(photocell) && IsQuiet(status.Lines[GateInput.Fire])
            && status.LoopMissed < options.BlindAfterPasses && status.PhotocellMissed < options.BlindAfterPasses;
    }

    /// <summary>True when something is, or may be, under the arm now. Blindness does not count: it is no sign of a vehicle.</summary>
    public static bool IsBusy(in LineSnapshot lines) =>
        !IsQuiet(lines[GateInput.SafetyLoop]) || !IsQuiet(lines[GateInput.Photocell]);

    /// <summary>True when closing may be asked for: at rest for long enough, and the readings are fresh.</summary>
    public static bool AllowClose(in BarrierStatus status, BarrierOptions options) =>
        AtRest(status, options)
        && status.Now - status.LinesAt <= MaxAge
        && status.ClearSince != BarrierStatus.Never
        && status.Now - status.ClearSince >= TimeSpan.FromMilliseconds(options.ClearMs);

    /// <summary>Takes in a new reading of the lines.</summary>
    public static BarrierStatus Observe(BarrierStatus status, in LineSnapshot lines, BarrierOptions options, ref BarrierNotes notes)
    {
        var before = status.Lines;
        var cleared = status.LinesSeen && IsBusy(before) && !IsBusy(lines);
        var passed = before[GateInput.ExitLoop] == LineLevel.Active && lines[GateInput.ExitLoop] == LineLevel.Inactive;
        status = status with
        {
            Lines = lines,
            LinesSeen = true,
            LinesAt = status.Now,
            LoopNoticed = status.LoopNoticed || lines[GateInput.SafetyLoop] == LineLevel.Active,
            PhotocellNoticed = status.PhotocellNoticed || lines[GateInput.Photocell] == LineLevel.Active,
            Admitted = cleared ? Math.Max(0, status.Admitted - 1) : status.Admitted,
            AllThrough = status.AllThrough || (cleared && status.Admitted == 1),
        };
        status = CountMissed(status, passed, options, ref notes);
        var active = lines[GateInput.SafetyLoop] == LineLevel.Active || lines[GateInput.Photocell] == LineLevel.Active;
        status = status with
        {
            BusySince = !active ? BarrierStatus.Never
            : status.BusySince == BarrierStatus.Never ? status.Now : status.BusySince
        };
        return status with { StuckTold = status.StuckTold && active };
    }

    /// <summary>Keeps <see cref="BarrierStatus.ClearSince"/> true after anything changed.</summary>
    public static BarrierStatus Settle(BarrierStatus status, BarrierOptions options)
    {
        var atRest = AtRest(status, options);
        return atRest == (status.ClearSince != BarrierStatus.Never)
            ? status
            : status with { ClearSince = atRest ? status.Now : BarrierStatus.Never };
    }

    private static BarrierStatus CountMissed(BarrierStatus status, bool passed, BarrierOptions options, ref BarrierNotes notes)
    {
        // An input that speaks again is trusted again.
        status = status with
        {
            LoopMissed = status.LoopNoticed ? 0 : status.LoopMissed,
            PhotocellMissed = status.PhotocellNoticed ? 0 : status.PhotocellMissed,
        };
        if (!passed)
            return status;
        var (loop, photocell) = (status.LoopMissed, status.PhotocellMissed);
        if (!status.LoopNoticed && status.Lines[GateInput.SafetyLoop] != LineLevel.NotFitted)
            loop++;
        if (!status.PhotocellNoticed && status.Lines[GateInput.Photocell] != LineLevel.NotFitted)
            photocell++;
        if ((loop > status.LoopMissed && loop == options.BlindAfterPasses)
            || (photocell > status.PhotocellMissed && photocell == options.BlindAfterPasses))
            notes |= BarrierNotes.SafetyBlind;
        return status with { LoopMissed = loop, PhotocellMissed = photocell, LoopNoticed = false, PhotocellNoticed = false };
    }

    private static bool IsQuiet(LineLevel level) => level is LineLevel.Inactive or LineLevel.NotFitted;
}

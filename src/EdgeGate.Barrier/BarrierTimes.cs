using EdgeGate.Domain.Gate;

namespace EdgeGate.Barrier;

/// <summary>
/// When what last happened at a barrier, lane clock: between two looks of whoever watches, something may have come and gone.
/// <see cref="Never"/> where it has not happened yet.
/// </summary>
/// <param name="Opened">The arm was up: it came there, or is held there.</param>
/// <param name="Down">The arm came down.</param>
/// <param name="Cleared">Everything under the arm was at rest again after something had been there.</param>
/// <param name="Exit">The loop behind the barrier was taken.</param>
public readonly record struct BarrierTimes(TimeSpan Opened, TimeSpan Down, TimeSpan Cleared, TimeSpan Exit)
{
    /// <summary>Before any lane began.</summary>
    public static readonly TimeSpan Never = TimeSpan.MinValue;

    /// <summary>Nothing has happened yet.</summary>
    public static BarrierTimes None => new(Never, Never, Never, Never);

    /// <summary>True when the arm is up by all that is known: a limit switch is believed also while something is broken or held.</summary>
    public static bool IsUp(in BarrierStatus status) =>
        status.State == BarrierState.Open || (status.State == BarrierState.Held && status.Fire)
        || (status.Lines[GateInput.LimitOpen] == LineLevel.Active && status.Lines[GateInput.LimitClosed] != LineLevel.Active);

    /// <summary>True when the arm is down by all that is known.</summary>
    public static bool IsDown(in BarrierStatus status) => status.State == BarrierState.Closed
        || (status.Lines[GateInput.LimitClosed] == LineLevel.Active && status.Lines[GateInput.LimitOpen] != LineLevel.Active);

    /// <summary>True while something is seen under the arm. Unknown is not seen.</summary>
    public static bool IsTaken(in LineSnapshot lines) =>
        lines[GateInput.SafetyLoop] == LineLevel.Active || lines[GateInput.Photocell] == LineLevel.Active;

    /// <summary>The times after one step of the machine.</summary>
    public BarrierTimes After(in BarrierStatus before, in BarrierStatus after) => new(
        IsUp(after) && !IsUp(before) ? after.Now : Opened,
        IsDown(after) && !IsDown(before) ? after.Now : Down,
        IsTaken(before.Lines) && !IsTaken(after.Lines) && IsKnown(after.Lines) ? after.Now : Cleared,
        before.Lines[GateInput.ExitLoop] != LineLevel.Active && after.Lines[GateInput.ExitLoop] == LineLevel.Active ? after.Now : Exit);

    // A line that fails while something stands there says nothing of whether it went.
    private static bool IsKnown(in LineSnapshot lines) =>
        lines[GateInput.SafetyLoop] != LineLevel.Unknown && lines[GateInput.Photocell] != LineLevel.Unknown;
}

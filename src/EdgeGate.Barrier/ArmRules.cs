using EdgeGate.Domain.Gate;

namespace EdgeGate.Barrier;

/// <summary>
/// Where the arm is: from the limit switches where they are fitted, otherwise from time. And the only place that asks to close.
/// </summary>
internal sealed class ArmRules(BarrierOptions options, bool canClose)
{
    private bool IsMaintained => options.Profile == RelayProfile.Maintained;

    public void Advance(ref Turn turn)
    {
        var lines = turn.Status.Lines;
        // During a fire alarm a switch that lies is no reason to stop opening.
        if (turn.Status.Fault == FaultKind.None && !turn.Status.Fire && Is(lines, GateInput.LimitOpen) && Is(lines, GateInput.LimitClosed))
            turn.Fail(FaultKind.LimitsContradict);
        TellStuck(ref turn);
        if (turn.Status.Fault != FaultKind.None || turn.Status.IsHeldByPerson)
            return;
        switch (turn.Status.State)
        {
            case BarrierState.Unknown:
                FindPosition(ref turn);
                break;
            case BarrierState.Closed:
                WatchClosed(ref turn);
                break;
            case BarrierState.Opening:
                WatchOpening(ref turn);
                break;
            case BarrierState.Open:
                WatchOpen(ref turn);
                break;
            case BarrierState.Closing:
                WatchClosing(ref turn);
                break;
        }

        if (turn.Status.Fire && turn.Status.State == BarrierState.Open)
            turn.Enter(BarrierState.Held);
    }

    /// <summary>Asks to close if that is allowed now.</summary>
    public bool TryClose(ref Turn turn)
    {
        ref var status = ref turn.Status;
        var possible = IsMaintained ? status.Contact == GateOutput.Open
            : canClose && status.Contact is null && turn.IsRested(GateOutput.Close);
        if (!possible || status.Stopped || status.Fault != FaultKind.None || status.Fire || status.IsHeldByPerson || status.OpenOwed
            || status.State is not (BarrierState.Unknown or BarrierState.Open)
            || !SafetyInputs.AllowClose(status, options))
            return false;
        if (IsMaintained)
            turn.Release();
        else
            turn.Engage(GateOutput.Close);
        status = status with { LeftTop = false, Admitted = 0, AllThrough = false };
        turn.Enter(BarrierState.Closing);
        return true;
    }

    private static bool Is(in LineSnapshot lines, GateInput limit) => lines[limit] == LineLevel.Active;

    private static bool IsReadable(in LineSnapshot lines, GateInput limit) => lines[limit] is LineLevel.Active or LineLevel.Inactive;

    private static bool Elapsed(in BarrierStatus status, TimeSpan since, int milliseconds) =>
        status.Now - since >= TimeSpan.FromMilliseconds(milliseconds);

    private static void FindPosition(ref Turn turn)
    {
        if (Is(turn.Status.Lines, GateInput.LimitClosed))
            turn.Enter(BarrierState.Closed);
        else if (Is(turn.Status.Lines, GateInput.LimitOpen))
            ArriveOpen(ref turn);
    }

    private static void WatchClosed(ref Turn turn)
    {
        var closed = turn.Status.Lines[GateInput.LimitClosed];
        if (!turn.Status.LinesSeen || closed is LineLevel.Active or LineLevel.NotFitted)
            return;
        turn.Notes |= closed == LineLevel.Inactive ? BarrierNotes.MovedByItself : 0;
        turn.Enter(BarrierState.Unknown);
        FindPosition(ref turn);
    }

    private void WatchOpening(ref Turn turn)
    {
        var status = turn.Status;
        if (Is(status.Lines, GateInput.LimitOpen))
            ArriveOpen(ref turn);
        else if (!Elapsed(status, status.Since, options.OpeningMs))
            return;
        else if (IsReadable(status.Lines, GateInput.LimitOpen) && !status.Fire)
            turn.Fail(FaultKind.OpeningTimeout);
        else
            ArriveOpen(ref turn);
    }

    private void WatchOpen(ref Turn turn)
    {
        ref var status = ref turn.Status;
        if (Is(status.Lines, GateInput.LimitClosed) && MayCountAsClosed(ref turn))
        {
            turn.Enter(BarrierState.Closed);
            return;
        }

        if (IsReadable(status.Lines, GateInput.LimitOpen) && !Is(status.Lines, GateInput.LimitOpen))
        {
            status = status with { LeftTop = true };
            turn.Enter(BarrierState.Closing);
            WatchClosing(ref turn);
            return;
        }

        if (SafetyInputs.IsBusy(status.Lines))
            status = status with { HoldOpenFrom = status.Now };
        var timeIsUp = Elapsed(status, status.HoldOpenFrom, options.HoldOpenMs);
        if (options.ClosePolicy == ClosePolicy.WhenSafe || IsMaintained)
        {
            // Everybody who was let in has passed: no reason to wait for the timer.
            if (timeIsUp || status.AllThrough)
                TryClose(ref turn);
        }
        else if (timeIsUp && !IsReadable(status.Lines, GateInput.LimitOpen))
        {
            status = status with { LeftTop = true };
            turn.Enter(BarrierState.Closing);
        }
    }

    private void WatchClosing(ref Turn turn)
    {
        ref var status = ref turn.Status;
        if (SafetyInputs.IsBusy(status.Lines))
        {
            turn.Notes |= status.OpenOwed || status.Contact == GateOutput.Open ? 0 : BarrierNotes.Reopened;
            turn.WantOpen();
            return;
        }

        if (Is(status.Lines, GateInput.LimitClosed))
        {
            turn.Enter(BarrierState.Closed);
            return;
        }

        var top = IsReadable(status.Lines, GateInput.LimitOpen) && Is(status.Lines, GateInput.LimitOpen);
        if (top && status.LeftTop)
            ArriveOpen(ref turn);
        else if (IsReadable(status.Lines, GateInput.LimitOpen) && !top)
            status = status with { LeftTop = true };
        if (status.State != BarrierState.Closing || !Elapsed(status, status.Since, options.ClosingMs))
            return;
        if (IsReadable(status.Lines, GateInput.LimitClosed) || top)
            turn.Fail(FaultKind.ClosingTimeout);
        else
            turn.Enter(BarrierState.Closed);
    }

    /// <summary>
    /// Down although the open contact is kept closed: it is let go, so that the next request is one; but only when that is safe.
    /// </summary>
    private bool MayCountAsClosed(ref Turn turn)
    {
        if (!IsMaintained || turn.Status.Contact != GateOutput.Open)
            return true;
        if (!SafetyInputs.AllowClose(turn.Status, options))
            return false;
        turn.Release();
        return true;
    }

    private static void ArriveOpen(ref Turn turn)
    {
        turn.Status = turn.Status with { HoldOpenFrom = turn.Status.Now };
        turn.Enter(BarrierState.Open);
    }

    private void TellStuck(ref Turn turn)
    {
        var status = turn.Status;
        if (status.BusySince == BarrierStatus.Never || status.StuckTold || !Elapsed(status, status.BusySince, options.StuckAfterMs))
            return;
        turn.Notes |= BarrierNotes.SafetyStuck;
        turn.Status = status with { StuckTold = true };
    }
}

using EdgeGate.Domain.Gate;

namespace EdgeGate.Barrier;

/// <summary>
/// The barrier's rules. Pure: the same status, input and time give the same step; it holds no state, reads no clock and touches
/// no line. What outranks what: shutdown, faults of the lines, a person's hold, fire, a person who opens, interlocks, requests.
/// </summary>
/// <remarks>
/// EdgeGate asks; the barrier's own controller keeps its collision safety (EN 12453, UL 325). The invariants that hold for every
/// sequence of inputs stand in board/SAFETY.md, each with its test.
/// </remarks>
/// <param name="options">Validated options.</param>
/// <param name="canClose">True when a close contact is fitted.</param>
/// <param name="canStop">True when a stop contact is fitted.</param>
public sealed class BarrierMachine(BarrierOptions options, bool canClose, bool canStop)
{
    private readonly ArmRules _arm = new(options, canClose);

    private bool IsMaintained => options.Profile == RelayProfile.Maintained;

    /// <summary>Works out what an input leads to.</summary>
    /// <param name="status">The status so far.</param>
    /// <param name="input">What happened.</param>
    /// <param name="now">When, lane clock; an earlier time than before counts as the same time.</param>
    public BarrierStep Next(in BarrierStatus status, BarrierInput input, TimeSpan now)
    {
        var turn = new Turn(status with { Now = now > status.Now ? now : status.Now }, options);
        if (turn.Status.Now >= turn.Status.ContactUntil)
            turn.Release();
        Apply(ref turn, input);
        turn.Status = SafetyInputs.Settle(turn.Status, options);
        if (!turn.Status.Stopped)
            _arm.Advance(ref turn);
        Drive(ref turn);
        return turn.ToStep();
    }

    private void Apply(ref Turn turn, BarrierInput input)
    {
        if (turn.Status.Stopped)
        {
            turn.Notes |= input.Kind is BarrierInputKind.OpenRequest or BarrierInputKind.ManualOpen ? BarrierNotes.OpenRefusedFaulted : 0;
            return;
        }

        switch (input.Kind)
        {
            case BarrierInputKind.Lines:
                ObserveLines(ref turn, input.Lines);
                break;
            case BarrierInputKind.OpenRequest:
                RequestOpen(ref turn, byPerson: false);
                break;
            case BarrierInputKind.ManualOpen:
                RequestOpen(ref turn, byPerson: true);
                break;
            case BarrierInputKind.ManualClose:
                if (!_arm.TryClose(ref turn))
                    turn.Notes |= BarrierNotes.CloseRefused;
                break;
            case BarrierInputKind.ManualHold:
                turn.Status = turn.Status with { HeldByConsole = true };
                BeginHold(ref turn);
                break;
            case BarrierInputKind.ManualRelease:
                turn.Status = turn.Status with { HeldByConsole = false };
                EndHold(ref turn);
                break;
            case BarrierInputKind.Fire:
                BeginFire(ref turn);
                break;
            case BarrierInputKind.Fault:
                turn.Fail(FaultKind.Lines);
                break;
            case BarrierInputKind.Reset:
                Reset(ref turn);
                break;
            case BarrierInputKind.Shutdown:
                turn.Release();
                turn.Status = turn.Status with { Stopped = true, OpenOwed = false };
                turn.Enter(BarrierState.Unknown);
                break;
        }
    }

    private void ObserveLines(ref Turn turn, in LineSnapshot lines)
    {
        var before = turn.Status;
        turn.Status = SafetyInputs.Observe(before, lines, options, ref turn.Notes);
        if (lines[GateInput.Fire] == LineLevel.Active)
            BeginFire(ref turn);
        if (turn.Status.IsHeldByPerson != before.IsHeldByPerson)
        {
            if (turn.Status.IsHeldByPerson)
                BeginHold(ref turn);
            else
                EndHold(ref turn);
        }

        turn.Notes |= (before.Lines[GateInput.Tamper], lines[GateInput.Tamper]) switch
        {
            (not LineLevel.Active, LineLevel.Active) => BarrierNotes.Tampered,
            (LineLevel.Active, LineLevel.Inactive) => BarrierNotes.TamperEnded,
            _ => BarrierNotes.None,
        };

        // Only a switch that was seen at rest before: one that is stuck at start-up opens nothing.
        if (before.LinesSeen && before.Lines[GateInput.ManualOpen] == LineLevel.Inactive && lines[GateInput.ManualOpen] == LineLevel.Active)
            RequestOpen(ref turn, byPerson: true);
    }

    private static void RequestOpen(ref Turn turn, bool byPerson)
    {
        ref var status = ref turn.Status;
        var broken = status.Fault == FaultKind.Lines || (status.Fault != FaultKind.None && !byPerson);
        if (broken || status.IsHeldByPerson)
        {
            turn.Notes |= broken ? BarrierNotes.OpenRefusedFaulted : BarrierNotes.OpenRefusedHeld;
            return;
        }

        if (status.Fault != FaultKind.None)
            turn.Enter(BarrierState.Unknown);
        status = status with { Fault = FaultKind.None, Admitted = Math.Min(status.Admitted + 1, 100), AllThrough = false };
        turn.WantOpen();
    }

    private void BeginHold(ref Turn turn)
    {
        var moving = turn.Status.State is BarrierState.Opening or BarrierState.Closing;
        if (turn.Status.Fire)
            turn.Notes |= BarrierNotes.FireHeld;
        turn.Status = turn.Status with { OpenOwed = false, Admitted = 0 };

        // Opening a maintained contact would close the barrier; holding means leaving it as it is.
        if (!(IsMaintained && turn.Status.Contact == GateOutput.Open))
        {
            turn.Release();
            if (moving && canStop && turn.Status.Fault == FaultKind.None)
                turn.Engage(GateOutput.Stop);
        }

        if (turn.Status.Fault == FaultKind.None)
            turn.Enter(BarrierState.Held);
    }

    private static void EndHold(ref Turn turn)
    {
        if (turn.Status.IsHeldByPerson || turn.Status.State != BarrierState.Held)
            return;
        turn.Status = turn.Status with
        {
            HoldOpenFrom = turn.Status.Now,
            NextFirePulse = turn.Status.Fire ? turn.Status.Now : BarrierStatus.Never
        };
        if (!turn.Status.Fire)
            turn.Enter(turn.Status.Contact == GateOutput.Open ? BarrierState.Opening : BarrierState.Unknown);
    }

    private static void BeginFire(ref Turn turn)
    {
        if (turn.Status.Fire)
            return;
        turn.Notes |= turn.Status.IsHeldByPerson ? BarrierNotes.FireHeld : BarrierNotes.FireBegan;
        turn.Status = turn.Status with { Fire = true, NextFirePulse = turn.Status.Now };

        // A position that is in doubt is no reason to lock people in; contacts that cannot be driven are.
        if (turn.Status.Fault is FaultKind.None or FaultKind.Lines)
            return;
        turn.Status = turn.Status with { Fault = FaultKind.None };
        turn.Enter(turn.Status.IsHeldByPerson ? BarrierState.Held : BarrierState.Unknown);
    }

    private static void Reset(ref Turn turn)
    {
        var status = turn.Status;
        var fireEnds = status.Fire && status.Lines[GateInput.Fire] is (LineLevel.Inactive or LineLevel.NotFitted);
        if (fireEnds)
            turn.Notes |= BarrierNotes.FireEnded;
        turn.Status = status with
        {
            Fault = FaultKind.None,
            Fire = status.Fire && !fireEnds,
            OpenOwed = false,
            LoopMissed = 0,
            PhotocellMissed = 0,
            HoldOpenFrom = status.Now,
            NextFirePulse = status.Fire && !fireEnds ? status.Now : BarrierStatus.Never,
        };
        if (status.State == BarrierState.Faulted || fireEnds)
            turn.Enter(turn.Status.IsHeldByPerson ? BarrierState.Held : BarrierState.Unknown);
    }

    private void Drive(ref Turn turn)
    {
        ref var status = ref turn.Status;
        if (status.Contact == GateOutput.Close && (!SafetyInputs.AtRest(status, options) || status.Fire))
            turn.Release();
        if (status.Stopped || status.Fault != FaultKind.None || status.IsHeldByPerson)
            return;
        if (status.Fire && status.Now >= status.NextFirePulse)
        {
            status = status with { NextFirePulse = status.Now + TimeSpan.FromMilliseconds(options.FireRepeatMs) };
            turn.WantOpen();
        }

        if (!status.OpenOwed || !turn.IsRested(GateOutput.Open))
            return;
        turn.Engage(GateOutput.Open, IsMaintained);
        status = status with { OpenOwed = false };
        if (status.State is BarrierState.Unknown or BarrierState.Closed or BarrierState.Closing)
            turn.Enter(BarrierState.Opening);
    }
}

using EdgeGate.Domain.Gate;
using Xunit;

namespace EdgeGate.Barrier.Tests;

/// <summary>
/// What holds after every step, whatever came before. Each method is one of <see cref="Sentences"/>. The checker keeps its own
/// books from the inputs and the writes alone, and believes nothing that the machine says of itself except its state.
/// </summary>
internal sealed class Invariants(BarrierOptions options)
{
    private readonly bool[] _contacts = new bool[(int)GateOutput.Stop + 1];
    private readonly TimeSpan[] _closedSince = new TimeSpan[(int)GateOutput.Stop + 1];
    private readonly TimeSpan[] _openedAt = [TimeSpan.MinValue, TimeSpan.MinValue, TimeSpan.MinValue];
    private TimeSpan _now;
    private TimeSpan _lastRestless;
    private TimeSpan _linesAt = TimeSpan.MinValue;
    private LineSnapshot _lines = LineSnapshot.AllUnknown;
    private bool _heldByConsole;
    private bool _fire;
    private bool _asked;

    /// <summary>The invariants, word for word as board/SAFETY.md has them.</summary>
    public static IReadOnlyList<(string Name, string Sentence)> Sentences { get; } =
    [
        ("S1",
            "Never more than one contact is closed."),
        ("S2",
            "A pulse is over at the first look at the clock at or after its length, and the rest between two pulses of "
            + "one contact is kept."),
        ("S3",
            "Closing is commanded only when at least one safety input is fitted and every fitted one has been at rest "
            + "without a break for the clear time, by a reading less than a second old; and the close contact does not "
            + "stay closed for a moment after that has ended."),
        ("S4",
            "A safety input that becomes active or unknown while the arm closes leads to a command to open in the same "
            + "step, or as soon as the rest between two pulses is over."),
        ("S5",
            "Faulted or shut down, every contact is open."),
        ("S6",
            "While a person holds the arm, no contact is closed but the stop contact, once, as the hold begins."),
        ("S7",
            "During a fire alarm the barrier is opening or held open, and is never asked to close, unless a person "
            + "holds it or its lines are broken."),
        ("S8",
            "The open contact is closed for a vehicle that was let in, a person, a fire alarm or something under a "
            + "closing arm, and for nothing else: never at start-up by itself."),
    ];

    /// <summary>How many times each contact was closed: what the random walk has really tried.</summary>
    public int[] Engaged { get; } = new int[(int)GateOutput.Stop + 1];

    /// <summary>How many times it opened again for something under the arm.</summary>
    public int Reopened { get; private set; }

    public void Check(in BarrierStatus before, BarrierInput input, TimeSpan time, in BarrierStep step)
    {
        _now = time > _now ? time : _now;
        Note(before, input);
        var wasClosing = _contacts[(int)GateOutput.Close];
        Carry(step);
        OneContactAtATime();
        PulsesAreBounded();
        CloseOnlyWhenNothingIsUnderTheArm(step);
        ReopensWhenSomethingComesUnderTheArm(before, step, wasClosing);
        FaultAndShutdownLeaveEveryContactOpen(step);
        PersonsHoldOutranksEverything(before, step);
        FireOpensAndNeverCloses(step);
        OpensOnlyForAReason(step);
    }

    // S1
    private void OneContactAtATime() => Assert.True(_contacts.Count(closed => closed) <= 1, "S1");

    // S2
    private void PulsesAreBounded()
    {
        for (var i = 0; i < _contacts.Length; i++)
        {
            var isMaintained = i == (int)GateOutput.Open && options.Profile == RelayProfile.Maintained;
            Assert.True(!_contacts[i] || isMaintained || _now - _closedSince[i] < TimeSpan.FromMilliseconds(options.PulseMs), "S2 length");
            Assert.True(!_contacts[i] || i == (int)GateOutput.Stop || _openedAt[i] == TimeSpan.MinValue
                || _closedSince[i] - _openedAt[i] >= TimeSpan.FromMilliseconds(options.RestMs), "S2 rest");
        }
    }

    // S3
    private void CloseOnlyWhenNothingIsUnderTheArm(in BarrierStep step)
    {
        var commands = step.Engage == GateOutput.Close
            || (options.Profile == RelayProfile.Maintained && step.Release == GateOutput.Open && step.Status.State == BarrierState.Closing);
        if (commands)
        {
            Assert.True(AtRest(), "S3 at rest");
            Assert.True(_now - _lastRestless >= TimeSpan.FromMilliseconds(options.ClearMs), "S3 clear time");
            Assert.True(_now - _linesAt <= TimeSpan.FromSeconds(1), "S3 fresh");
        }

        Assert.True(!_contacts[(int)GateOutput.Close] || AtRest(), "S3 contact");
    }

    // S4
    private void ReopensWhenSomethingComesUnderTheArm(in BarrierStatus before, in BarrierStep step, bool wasClosing)
    {
        if (before.State != BarrierState.Closing || step.Status.State is BarrierState.Held or BarrierState.Faulted || step.Status.Stopped
            || !IsBusy())
            return;
        Reopened++;
        Assert.True(_contacts[(int)GateOutput.Open] || step.Status.OpenOwed, "S4");
        Assert.False(wasClosing && _contacts[(int)GateOutput.Close], "S4 close contact");
    }

    // S5
    private void FaultAndShutdownLeaveEveryContactOpen(in BarrierStep step) => Assert.True(
        (step.Status.State != BarrierState.Faulted && !step.Status.Stopped) || !_contacts.Any(closed => closed), "S5");

    // S6
    private void PersonsHoldOutranksEverything(in BarrierStatus before, in BarrierStep step)
    {
        if (!IsHeld())
            return;
        Assert.True(step.Engage is null or GateOutput.Stop, "S6");
        Assert.True(step.Engage is null || !before.IsHeldByPerson, "S6 stop");
        Assert.True(step.Status.State is BarrierState.Held or BarrierState.Faulted || step.Status.Stopped, "S6 state");
    }

    // S7
    private void FireOpensAndNeverCloses(in BarrierStep step)
    {
        if (!_fire || step.Status.Stopped)
            return;
        Assert.True(step.Engage != GateOutput.Close && !_contacts[(int)GateOutput.Close], "S7 close");
        Assert.True(step.Status.Fire, "S7 latched");
        if (!IsHeld() && step.Status.Fault == FaultKind.None)
            Assert.True(step.Status.State is BarrierState.Opening or BarrierState.Held || step.Status.OpenOwed, "S7 opens");
    }

    // S8
    private void OpensOnlyForAReason(in BarrierStep step)
    {
        // What is owed may wait for the rest between two pulses.
        _asked |= step.Notes.HasFlag(BarrierNotes.Reopened);
        if (step.Engage != GateOutput.Open)
            return;
        Assert.True(_asked || _fire, "S8");
        _asked = false;
    }

    private void Note(in BarrierStatus before, BarrierInput input)
    {
        if (before.Stopped)
            return;
        switch (input.Kind)
        {
            case BarrierInputKind.Lines:
                _fire |= input.Lines[GateInput.Fire] == LineLevel.Active;
                _asked |= _lines[GateInput.ManualOpen] == LineLevel.Inactive && input.Lines[GateInput.ManualOpen] == LineLevel.Active;
                (_lines, _linesAt) = (input.Lines, _now);
                break;
            case BarrierInputKind.OpenRequest or BarrierInputKind.ManualOpen:
                _asked = true;
                break;
            case BarrierInputKind.ManualHold:
                _heldByConsole = true;
                break;
            case BarrierInputKind.ManualRelease:
                _heldByConsole = false;
                break;
            case BarrierInputKind.Fire:
                _fire = true;
                break;
            case BarrierInputKind.Reset:
                _fire &= _lines[GateInput.Fire] is LineLevel.Active or LineLevel.Unknown;
                break;
        }

        if (!AtRest())
            _lastRestless = _now;
    }

    private void Carry(in BarrierStep step)
    {
        if (step.Release is { } release)
        {
            Assert.True(_contacts[(int)release], "only a closed contact is opened");
            _contacts[(int)release] = false;
            _openedAt[(int)release] = _now;
        }

        if (step.Engage is not { } engage)
            return;
        Assert.False(_contacts[(int)engage], "only an open contact is closed");
        _contacts[(int)engage] = true;
        _closedSince[(int)engage] = _now;
        Engaged[(int)engage]++;
    }

    private bool AtRest()
    {
        var (loop, cell) = (_lines[GateInput.SafetyLoop], _lines[GateInput.Photocell]);
        return (loop != LineLevel.NotFitted || cell != LineLevel.NotFitted) && !IsBusy()
            && _lines[GateInput.Fire] is LineLevel.Inactive or LineLevel.NotFitted;
    }

    private bool IsBusy() =>
        _lines[GateInput.SafetyLoop] is LineLevel.Active or LineLevel.Unknown
        || _lines[GateInput.Photocell] is LineLevel.Active or LineLevel.Unknown;

    private bool IsHeld() => _heldByConsole || _lines[GateInput.ManualHold] == LineLevel.Active;
}

using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Gate;

namespace EdgeGate.Lane.Simulation;

/// <summary>
/// A barrier that exists in memory only: an arm that needs its time, limit switches, a loop under the arm, and a controller of
/// its own that keeps the arm up while the loop is taken and lowers it after, as a real one does. The appliance sees lines.
/// Used by the lane's thread.
/// </summary>
public sealed class SimulatedGate : IGateLines
{
    /// <summary>Up or down; a car-park arm of three metres takes 1 to 2 s.</summary>
    public static readonly TimeSpan ArmTravel = TimeSpan.FromSeconds(1.5);

    /// <summary>How long a car that drives off stands in the loop.</summary>
    public static readonly TimeSpan Passage = TimeSpan.FromSeconds(1.5);

    /// <summary>An open barrier that nobody passes is lowered by its controller.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Action<TimeSpan, string> _report;
    private TimeSpan _now;
    private TimeSpan _next = TimeSpan.MaxValue;
    private readonly Queue<InputChange> _script;
    private ArmPhase _phase = ArmPhase.Down;
    private bool _openContact;

    /// <param name="report">Told of every change of a line: when, and what.</param>
    /// <param name="script">What other inputs do, times on the clock of <see cref="AdvanceTo"/>; null: no others are fitted.</param>
    public SimulatedGate(Action<TimeSpan, string> report, IEnumerable<InputChange>? script = null)
    {
        (_report, _script) = (report, new(script ?? []));
        Lines = LineSnapshot.NoneFitted
            .With(GateInput.SafetyLoop, LineLevel.Inactive)
            .With(GateInput.LimitClosed, LineLevel.Active)
            .With(GateInput.LimitOpen, LineLevel.Inactive);
        foreach (var change in _script)
            Lines = Lines.With(change.Input, LineLevel.Inactive);
    }

    private enum ArmPhase
    {
        Down,
        Rising,
        Up,
        Passing,
        Falling,
    }

    /// <summary>How often the open contact was closed.</summary>
    public int Openings { get; private set; }

    public string Description => "simulated barrier";

    private LineSnapshot Lines { get; set; }

    public bool Has(GateOutput output) => output == GateOutput.Open;

    public LineSnapshot Read() => Lines;

    public bool WaitForChange(TimeSpan timeout) => false;

    public void Write(GateOutput output, bool active)
    {
        if (output != GateOutput.Open)
            throw new GateLinesFaultException($"the simulated barrier has no contact {output}; it has Open only");
        if (active == _openContact)
            return;
        _openContact = active;
        _report(_now, active ? "relay OPEN closed" : "relay OPEN released");
        if (!active)
            return;
        Openings++;
        if (_phase is ArmPhase.Down or ArmPhase.Falling)
            Enter(ArmPhase.Rising, ArmTravel);
    }

    /// <summary>Lets time pass.</summary>
    public void AdvanceTo(TimeSpan now)
    {
        while (_next <= now)
        {
            Follow(_next);
            _now = _next;
            _next = TimeSpan.MaxValue;
            switch (_phase)
            {
                case ArmPhase.Rising:
                    Enter(ArmPhase.Up, Patience);
                    Set(GateInput.LimitOpen, LineLevel.Active, "limit switch OPEN: the arm is up");
                    break;
                case ArmPhase.Passing:
                    Set(GateInput.SafetyLoop, LineLevel.Inactive, "safety loop clear");
                    Fall();
                    break;
                case ArmPhase.Up:
                    Fall();
                    break;
                case ArmPhase.Falling:
                    Enter(ArmPhase.Down, TimeSpan.MaxValue);
                    Set(GateInput.LimitClosed, LineLevel.Active, "limit switch CLOSED: the arm is down");
                    break;
            }
        }

        Follow(now);
        _now = now;
    }

    /// <summary>The car that was let in drives off under the arm.</summary>
    public void VehicleDrivesOff()
    {
        if (_phase != ArmPhase.Up)
            return;
        Enter(ArmPhase.Passing, Passage);
        Set(GateInput.SafetyLoop, LineLevel.Active, "safety loop taken");
    }

    public void Dispose() => _openContact = false;

    private void Follow(TimeSpan until)
    {
        while (_script.TryPeek(out var change) && change.At <= until)
        {
            _script.Dequeue();
            _now = change.At > _now ? change.At : _now;
            Set(change.Input, change.Level, $"input {OptionWord.Of(change.Input)} {change.Level.ToString().ToLowerInvariant()}");
        }
    }

    private void Fall()
    {
        Enter(ArmPhase.Falling, ArmTravel);
        Set(GateInput.LimitOpen, LineLevel.Inactive, "limit switch OPEN released: the barrier's controller lowers the arm");
    }

    private void Enter(ArmPhase phase, TimeSpan duration)
    {
        var wasDown = _phase == ArmPhase.Down;
        _phase = phase;
        _next = duration == TimeSpan.MaxValue ? TimeSpan.MaxValue : _now + duration;
        if (wasDown && phase == ArmPhase.Rising)
            Set(GateInput.LimitClosed, LineLevel.Inactive, "limit switch CLOSED released");
    }

    private void Set(GateInput input, LineLevel level, string what)
    {
        Lines = Lines.With(input, level);
        _report(_now, what);
    }
}

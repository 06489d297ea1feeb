using EdgeGate.Barrier;
using EdgeGate.Domain.Gate;
using EdgeGate.Lane.Barriers;
using EdgeGate.Lane.Simulation;

namespace EdgeGate.Lane;

/// <summary>A barrier in memory, with the vehicles that drive through it: moved by the lane's own thread, between frames.</summary>
public sealed class SimulatedBarrier : IDisposable
{
    private readonly SimulatedGate _gate;
    private readonly BarrierController _controller;
    private readonly GateInbox _inbox = new();

    /// <param name="parts">Those of the lane; its observers hear of the barrier from now on.</param>
    /// <param name="start">The lane's time now.</param>
    /// <param name="inputs">What its inputs do, times since the start.</param>
    public SimulatedBarrier(LaneParts parts, TimeSpan start, IEnumerable<InputChange> inputs)
    {
        _gate = new SimulatedGate(parts.Console.OnLine, inputs.Select(change => change with { At = change.At + start }));
        _gate.AdvanceTo(start);
        _controller = new BarrierController(_gate, parts.Options.Now.Barrier, start, report => parts.Observers.OnBarrier(report),
            parts.Logger);
        parts.Console.TellsBarrier = false;
        parts.Observers.Add(new DrivingOff(_gate));
        Port = new LockstepBarrier(_controller);
    }

    /// <summary>The lane's side of it.</summary>
    public IBarrierPort Port { get; }

    /// <summary>What it knows. Safe from any thread.</summary>
    public BarrierStatus Status => _controller.Status;

    /// <inheritdoc cref="ILaneRun.Has"/>
    public bool Has(GateOutput output) => _gate.Has(output);

    /// <inheritdoc cref="ILaneRun.Post"/>
    public bool Post(BarrierInputKind kind, Func<bool> stillWanted) => _inbox.Post(kind, stillWanted);

    /// <summary>Time has come to this moment: arm and vehicles move, pulses end, persons are heard.</summary>
    public void MoveTo(TimeSpan moment)
    {
        _gate.AdvanceTo(moment);
        _controller.Poll(moment);
        _inbox.Drain(kind => _controller.Apply(kind, moment));
    }

    /// <summary>A frame was looked at: what it brought is acted on.</summary>
    public void Poll(TimeSpan moment) => _controller.Poll(moment);

    public void Dispose()
    {
        _controller.Dispose();
        _gate.Dispose();
    }
}

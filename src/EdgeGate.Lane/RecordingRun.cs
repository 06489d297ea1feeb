using EdgeGate.Barrier;
using EdgeGate.Capture;
using EdgeGate.Domain.Gate;
using EdgeGate.Lane.Simulation;

namespace EdgeGate.Lane;

/// <summary>A recording with a simulated barrier, in lockstep.</summary>
public sealed class RecordingRun : ILaneRun
{
    private readonly LaneParts _parts;
    private readonly bool _once;
    private readonly SimulatedBarrier _barrier;
    private readonly ReplayLane _replay;

    public RecordingRun(LaneParts parts, RunSettings settings)
    {
        (_parts, _once) = (parts, settings.Once);
        var clock = new ReplayClock(parts.Time);
        parts.Console.StartAt(TimeSpan.Zero);
        _barrier = new SimulatedBarrier(parts, TimeSpan.Zero, settings.Inputs);
        Core = parts.Core(_barrier.Port);
        _replay = new ReplayLane(Core, parts.Guard(Core), _barrier, clock, parts.Pool, parts.Time, settings.Fast)
        {
            CameraOutage = parts.Outages.Camera, Observers = parts.Observers,
        };
    }

    public LaneCore Core { get; }

    public CaptureHealth? Camera => null;

    public bool CameraOutage => _parts.Outages.Camera.IsOn;

    public BarrierStatus Barrier => _barrier.Status;

    public bool Has(GateOutput output) => _barrier.Has(output);

    public bool Post(BarrierInputKind kind, Func<bool> stillWanted) => _barrier.Post(kind, stillWanted);

    public void Run(CancellationToken stop)
    {
        do
        {
            using var source = _parts.Sources().Open(_parts.Address);
            _replay.Play(source, stop);
        }
        while (!_once && !stop.IsCancellationRequested);
    }

    public void Dispose() => _barrier.Dispose();
}

using EdgeGate.Barrier;
using EdgeGate.Capture;
using EdgeGate.Domain;
using EdgeGate.Domain.Gate;

namespace EdgeGate.Lane;

/// <summary>A real camera with a simulated barrier, which moves between frames on the lane's own thread.</summary>
public sealed class SimulatedCameraRun : ILaneRun
{
    /// <summary>Short enough that pulses of the simulated barrier end nearly on time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(40);

    private readonly SimulatedBarrier _barrier;
    private readonly CameraLane _lane;

    public SimulatedCameraRun(LaneParts parts, RunSettings settings)
    {
        _barrier = new SimulatedBarrier(parts, parts.Time.LaneNow(), settings.Inputs);
        Core = parts.Core(_barrier.Port);
        _lane = new CameraLane(parts, Core, parts.Guard(Core), (moment, _) => _barrier.MoveTo(moment), Patience);
    }

    public LaneCore Core { get; }

    public CaptureHealth? Camera => _lane.Health;

    public bool CameraOutage => false;

    public BarrierStatus Barrier => _barrier.Status;

    public bool Has(GateOutput output) => _barrier.Has(output);

    public bool Post(BarrierInputKind kind, Func<bool> stillWanted) => _barrier.Post(kind, stillWanted);

    public void Run(CancellationToken stop) => _lane.Run(stop);

    public void Dispose()
    {
        _lane.Dispose();
        _barrier.Dispose();
    }
}

using EdgeGate.Barrier;
using EdgeGate.Capture;
using EdgeGate.Domain;
using EdgeGate.Domain.Gate;
using EdgeGate.Domain.Phrases;
using EdgeGate.Lane.Barriers;
using EdgeGate.Lane.Supervision;

namespace EdgeGate.Lane;

/// <summary>The real thing: a camera and real lines, each on its own thread.</summary>
public sealed class CameraRun : ILaneRun
{
    private readonly IGateLines _lines;
    private readonly BarrierController _barrier;
    private readonly BarrierLoop _loop;
    private readonly CameraLane _lane;
    private readonly Supervisor _supervisor;

    public CameraRun(LaneParts parts)
    {
        // The lines first: from here on every contact is at rest, whatever else fails.
        _lines = parts.Platform.Gates.Open(parts.Options.Now.Gate.ToWiring());
        _barrier = new BarrierController(_lines, parts.Options.Now.Barrier, parts.Time.LaneNow(),
            report => parts.Observers.OnBarrier(report), parts.Logger);
        _supervisor = Supervisor.FromEnvironment(Environment.GetEnvironmentVariable, parts.Time);
        _loop = new BarrierLoop(_lines, _barrier, parts.Time, parts.Logger) { OnTurn = _supervisor.BarrierTurned };
        Core = parts.Core(new LiveBarrier(_loop, _barrier));
        var (core, guard) = (Core, parts.Guard(Core));
        var inference = () => core.Inference;
        _lane = new CameraLane(parts, core, guard, (moment, camera) =>
            _supervisor.FramesTurned(moment, camera, guard.Restarts, core.Timings.Frames, core.Faults.SkippedFrames, inference));

        // The first frame of a cold runtime takes many times as long as any other; no driver should be the one who waits for it.
        if (parts.Vision is { } vision)
            WarmUp.Read(vision.Fallback, parts.Platform.Imaging, parts.Time);
        if (_supervisor.Problem.Length > 0)
            parts.Observers.OnAlarm(parts.Time.LaneNow(), Phrase.Of("watchdogProblem", ("message", _supervisor.Problem)));
    }

    public LaneCore Core { get; }

    public CaptureHealth? Camera => _lane.Health;

    public bool CameraOutage => false;

    public BarrierStatus Barrier => _barrier.Status;

    public bool Has(GateOutput output) => _lines.Has(output);

    public bool Post(BarrierInputKind kind, Func<bool> stillWanted) => _loop.Apply(kind, stillWanted);

    public void Run(CancellationToken stop)
    {
        _loop.Start();
        _lane.Run(stop);
    }

    public void Dispose()
    {
        _lane.Dispose();
        _loop.Dispose();
        _barrier.Dispose();
        _lines.Dispose();
        _supervisor.Dispose();
    }
}

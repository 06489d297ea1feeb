using EdgeGate.Barrier;
using EdgeGate.Capture;
using EdgeGate.Capture.Addresses;
using EdgeGate.Domain.Gate;
using EdgeGate.Lane.Barriers;
using EdgeGate.Lane.Simulation;

namespace EdgeGate.Lane;

/// <summary>A recording with a simulated barrier, in lockstep.</summary>
public sealed class RecordingRun : ILaneRun
{
    private readonly LaneParts _parts;
    private readonly SourceAddress _address;
    private readonly bool _once;
    private readonly SimulatedGate _gate;
    private readonly BarrierController _barrier;
    private readonly ReplayLane _replay;
    private readonly GateInbox _inbox = new();

    public RecordingRun(LaneParts parts, SourceAddress address, RunSettings settings)
    {
        (_parts, _address, _once) = (parts, address, settings.Once);
        var clock = new ReplayClock(parts.Time);
        parts.Console.StartAt(TimeSpan.Zero);
        _gate = new SimulatedGate(parts.Console.OnLine, settings.Inputs);
        _barrier = new BarrierController(_gate, parts.Options.Now.Barrier, TimeSpan.Zero, report => parts.Observers.OnBarrier(report), parts.Logger);
        parts.Console.TellsBarrier = false;
        parts.Observers.Add(new DrivingOff(_gate));
        Core = parts.Core(new LockstepBarrier(_barrier));
        _replay = new ReplayLane(Core, parts.Guard(Core), _gate, _barrier, clock, parts.Pool, parts.Time, settings.Fast)
        {
            CameraOutage = parts.Outages.Camera, Inbox = _inbox, Observers = parts.Observers,
        };
    }

    public LaneCore Core { get; }

    public CaptureHealth? Camera => null;

    public bool CameraOutage => _parts.Outages.Camera.IsOn;

    public BarrierStatus Barrier => _barrier.Status;

    public bool Has(GateOutput output) => _gate.Has(output);

    public bool Post(BarrierInputKind kind, Func<bool> stillWanted) => _inbox.Post(kind, stillWanted);

    public void Run(CancellationToken stop)
    {
        do
        {
            using var source = _parts.Sources().Open(_address);
            _replay.Play(source, stop);
        }
        while (!_once && !stop.IsCancellationRequested);
    }

    public void Dispose()
    {
        _barrier.Dispose();
        _gate.Dispose();
    }
}

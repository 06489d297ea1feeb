using EdgeGate.Barrier;
using EdgeGate.Capture;
using EdgeGate.Capture.Addresses;
using EdgeGate.Domain;
using EdgeGate.Domain.Gate;
using EdgeGate.Lane.Barriers;
using EdgeGate.Lane.Simulation;

namespace EdgeGate.Lane;

/// <summary>A real camera with a simulated barrier, which moves between frames on the lane's own thread.</summary>
public sealed class SimulatedCameraRun : ILaneRun
{
    /// <summary>Short enough that pulses of the simulated barrier end nearly on time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(40);

    private readonly FrameMailbox _mailbox = new();
    private readonly GateInbox _inbox = new();
    private readonly SimulatedGate _gate;
    private readonly BarrierController _barrier;
    private readonly LiveLane _lane;
    private readonly CaptureLoop _capture;

    public SimulatedCameraRun(LaneParts parts, SourceAddress address, RunSettings settings)
    {
        var now = parts.Time.LaneNow();
        _gate = new SimulatedGate(parts.Console.OnLine, settings.Inputs.Select(change => change with { At = change.At + now }));
        _gate.AdvanceTo(now);
        _barrier = new BarrierController(_gate, parts.Options.Now.Barrier, now, report => parts.Observers.OnBarrier(report), parts.Logger);
        parts.Console.TellsBarrier = false;
        parts.Observers.Add(new DrivingOff(_gate));
        Core = parts.Core(new LockstepBarrier(_barrier));
        _lane = new LiveLane(Core, parts.Guard(Core), _mailbox, parts.Observers, parts.Time)
        {
            Patience = Patience,
            OnTick = moment =>
            {
                _gate.AdvanceTo(moment);
                _barrier.Poll(moment);
                _inbox.Drain(kind => _barrier.Apply(kind, moment));
            },
        };
        _capture = new CaptureLoop(() => parts.OpenCamera(address), parts.Pool, _mailbox, parts.Options.Now.Capture, parts.Time, parts.Logger, _lane);
    }

    public LaneCore Core { get; }

    public CaptureHealth? Camera => _capture.Health;

    public bool CameraOutage => false;

    public BarrierStatus Barrier => _barrier.Status;

    public bool Has(GateOutput output) => _gate.Has(output);

    public bool Post(BarrierInputKind kind, Func<bool> stillWanted) => _inbox.Post(kind, stillWanted);

    public void Run(CancellationToken stop)
    {
        _capture.Start();
        _lane.Run(stop);
    }

    public void Dispose()
    {
        _capture.Dispose();
        _mailbox.Dispose();
        _barrier.Dispose();
        _gate.Dispose();
    }
}

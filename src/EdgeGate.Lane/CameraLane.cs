using EdgeGate.Capture;

namespace EdgeGate.Lane;

/// <summary>A camera on a thread of its own, and the lane that looks through it, on the caller's.</summary>
public sealed class CameraLane : IDisposable
{
    private readonly FrameMailbox _mailbox = new();
    private readonly LiveLane _lane;
    private readonly CaptureLoop _capture;

    /// <param name="parts">Those of the lane.</param>
    /// <param name="core">It.</param>
    /// <param name="onTick">Called once in a while by the lane's thread, with its time and the camera's condition.</param>
    /// <param name="guard">Hands it the frames.</param>
    /// <param name="patience">Longest wait for a frame before the lane looks at its other duties; null: the usual.</param>
    public CameraLane(LaneParts parts, LaneCore core, FrameGuard guard, Action<TimeSpan, CaptureHealth> onTick, TimeSpan? patience = null)
    {
        _lane = new LiveLane(core, guard, _mailbox, parts.Observers, parts.Time)
        {
            OnTick = moment => onTick(moment, Health),
            Patience = patience ?? LiveLane.UsualPatience
        };
        _capture = new CaptureLoop(() => parts.OpenCamera(parts.Address), parts.Pool, _mailbox, parts.Options.Now.Capture, parts.Time,
            parts.Logger, _lane);
    }

    /// <summary>The camera's condition. Safe from any thread.</summary>
    public CaptureHealth Health => _capture.Health;

    /// <summary>Runs until it is told to stop.</summary>
    public void Run(CancellationToken stop)
    {
        _capture.Start();
        _lane.Run(stop);
    }

    public void Dispose()
    {
        _capture.Dispose();
        _mailbox.Dispose();
    }
}

using EdgeGate.Capture;
using EdgeGate.Domain;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Phrases;
using EdgeGate.Lane.News;
using EdgeGate.Lane.Supervision;

namespace EdgeGate.Lane;

/// <summary>
/// Drives a lane by a camera: the capture loop on its thread, the lane on the caller's. Also reports what happens to the camera.
/// </summary>
public sealed class LiveLane(LaneCore lane, FrameGuard guard, FrameMailbox mailbox, ILaneObserver observers, TimeProvider time)
    : ICaptureObserver
{
    /// <summary>See <see cref="Patience"/>.</summary>
    public static readonly TimeSpan UsualPatience = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan ReloadEvery = TimeSpan.FromSeconds(2);

    /// <summary>What was seen longer ago is not what stands before the gate: the process was stopped, or had no processor.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromSeconds(2);

    private volatile bool _cameraLost;
    private volatile bool _ended;

    /// <summary>Longest wait for a frame before the lane looks at its other duties.</summary>
    public TimeSpan Patience { get; init; } = UsualPatience;

    /// <summary>Called once in a while by the lane's thread, with its time: a simulated gate moves by it.</summary>
    public Action<TimeSpan>? OnTick { get; init; }

    /// <summary>Runs until it is told to stop.</summary>
    public void Run(CancellationToken stop)
    {
        var nextReload = time.LaneNow();
        while (!stop.IsCancellationRequested && !_ended)
        {
            using var frame = mailbox.Take(Patience);
            var now = time.LaneNow();
            Tick(now);
            if (_cameraLost)
            {
                _cameraLost = false;
                lane.OnCameraLost(now);
            }

            if (frame is not null && now - frame.CapturedAt <= Oldest)
                guard.Look(frame, now);
            lane.OnTick(time.LaneNow());
            if (now < nextReload)
                continue;
            nextReload = now + ReloadEvery;
            lane.ReloadLists(now);
        }

        lane.OnCameraLost(time.LaneNow());
    }

    private void Tick(TimeSpan now)
    {
        try
        {
            OnTick?.Invoke(now);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Whoever watches over the lane must not be what ends it.
            lane.Faults.Add(LaneStage.News, now, error);
        }
    }

    public void OnConnected(string source)
    {
        var now = time.LaneNow();
        observers.OnNotice(now, Phrase.Of("cameraIs", ("source", source)));
    }

    public void OnFault(CameraFaultException fault)
    {
        _cameraLost = true;
        var now = time.LaneNow();
        observers.OnAlarm(now, Phrase.Of("cameraFault", ("message", fault.Message)));
    }

    public void OnEnded() => _ended = true;
}

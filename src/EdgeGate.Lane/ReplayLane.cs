using EdgeGate.Capture;
using EdgeGate.Domain;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Timing;
using EdgeGate.Lane.News;
using EdgeGate.Lane.Rehearsals;
using EdgeGate.Lane.Simulation;

namespace EdgeGate.Lane;

/// <summary>
/// Drives a lane by a recording, in lockstep: every frame is looked at, time is the recording's, and two runs are the same.
/// </summary>
public sealed class ReplayLane(
    LaneCore lane, FrameGuard guard, SimulatedBarrier barrier, ReplayClock clock, FramePool pool, TimeProvider real, bool fast)
{
    /// <summary>After a recording's end the lane goes on this long, so that the last arm comes down.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan ReloadEvery = TimeSpan.FromSeconds(2);

    private readonly long _started = real.GetTimestamp();

    private TimeSpan _nextReload = ReloadEvery;
    private bool _cameraOut;

    /// <summary>A rehearsal that takes the camera away: the recording goes on, and nobody sees it.</summary>
    public required Outage CameraOutage { get; init; }

    /// <summary>Hear of the camera.</summary>
    public required ILaneObserver Observers { get; init; }

    /// <summary>Plays a recording once.</summary>
    /// <param name="source">From its beginning.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="CameraFaultException">The recording is damaged, or gave not one frame.</exception>
    public void Play(IFrameSource source, CancellationToken stop)
    {
        var offset = clock.LaneNow();
        var frames = 0;
        while (!stop.IsCancellationRequested)
        {
            var status = source.Read(pool, ReadTimeout, out var frame);
            if (status == FrameReadStatus.EndOfStream)
                break;
            if (status == FrameReadStatus.TimedOut)
                throw new CameraFaultException(CameraFaultKind.Hung, $"{source.Description}: no frame for {ReadTimeout.TotalSeconds:0} s");
            if (frame is null)
                continue;
            using (frame)
            {
                frames++;
                frame.Stamp(frame.Id, offset + frame.CapturedAt);
                AdvanceTo(frame.CapturedAt);
                if (IsSeen())
                    guard.Look(frame, clock.LaneNow());
                barrier.Poll(clock.LaneNow());
            }
        }

        if (frames == 0 && !stop.IsCancellationRequested)
            throw new CameraFaultException(CameraFaultKind.BadData, $"{source.Description}: not one usable picture in it");
        lane.OnCameraLost(clock.LaneNow());
        var end = clock.LaneNow() + Aftermath;
        while (clock.LaneNow() < end && !stop.IsCancellationRequested)
            AdvanceTo(clock.LaneNow() + Step);
    }

    private void AdvanceTo(TimeSpan moment)
    {
        // In small steps, so that pulses and the arm end when they should, not when the next frame comes.
        while (clock.LaneNow() < moment)
        {
            var next = clock.LaneNow() + Step;
            clock.AdvanceTo(next < moment ? next : moment);
            barrier.MoveTo(clock.LaneNow());
            lane.OnTick(clock.LaneNow());
        }

        ReloadLists();
        var ahead = moment - real.GetElapsedTime(_started);
        if (!fast && ahead > TimeSpan.Zero)
            Wait(ahead);
    }

    private bool IsSeen()
    {
        if (CameraOutage.IsOn == _cameraOut)
            return !_cameraOut;
        _cameraOut = !_cameraOut;
        var now = clock.LaneNow();
        if (_cameraOut)
        {
            lane.OnCameraLost(now);
            Observers.OnAlarm(now, Phrase.Of("cameraOut"));
        }
        else
        {
            Observers.OnNotice(now, Phrase.Of("cameraBack"));
        }

        return !_cameraOut;
    }

    /// <summary>By real time: the file changes in it, whatever time the recording plays in.</summary>
    private void ReloadLists()
    {
        if (real.GetElapsedTime(_started) < _nextReload)
            return;
        _nextReload = real.GetElapsedTime(_started) + ReloadEvery;
        lane.ReloadLists(clock.LaneNow());
    }

    private void Wait(TimeSpan ahead)
    {
        using var due = new ManualResetEventSlim();
        using var timer = real.CreateSteadyTimer(due.Set, static _ => { }, ahead, Timeout.InfiniteTimeSpan);
        due.Wait();
    }
}

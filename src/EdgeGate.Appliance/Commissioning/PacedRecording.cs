using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Timing;

namespace EdgeGate.Appliance.Commissioning;

/// <summary>
/// A recording as if a camera looked at it: at its own pace, and again from its beginning when it is over, with time going on. So that the
/// steps of a commissioning can be tried without a camera. Used by one thread.
/// </summary>
/// <param name="open">Opens it at its beginning.</param>
/// <param name="time">Paces it.</param>
internal sealed class PacedRecording(Func<IFrameSource> open, TimeProvider time) : IFrameSource
{
    /// <summary>Between two turns, so that a car at the end has gone before the first one comes again.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(3);

    private readonly long _started = time.GetTimestamp();
    private IFrameSource _recording = open();
    private TimeSpan _offset;
    private TimeSpan _last;
    private long _frames;

    public string Description => _recording.Description;

    public bool IsLive => true;

    public FrameReadStatus Read(IFramePool pool, TimeSpan timeout, out FrameLease? frame)
    {
        var status = _recording.Read(pool, timeout, out frame);
        if (status == FrameReadStatus.EndOfStream)
        {
            if (_last == _offset && _frames == 0)
                return status;
            _recording.Dispose();
            (_offset, _recording) = (_last + Gap, open());
            return FrameReadStatus.TimedOut;
        }

        if (frame is null)
            return status;
        _last = _offset + frame.CapturedAt;
        frame.Stamp(++_frames, _last);
        Wait(_last - time.GetElapsedTime(_started));
        return status;
    }

    public void Dispose() => _recording.Dispose();

    private void Wait(TimeSpan ahead)
    {
        if (ahead <= TimeSpan.Zero)
            return;
        using var due = new ManualResetEventSlim();
        using var timer = time.CreateSteadyTimer(due.Set, static _ => { }, ahead, Timeout.InfiniteTimeSpan);
        due.Wait();
    }
}

using EdgeGate.Capture;

namespace EdgeGate.Lane.Supervision;

/// <summary>
/// Tells a capture thread that hangs inside a driver, which nothing in this process can free, from a camera that is merely gone: the
/// latter goes on failing, the former gives neither frame nor fault. Used by the frame loop.
/// </summary>
public sealed class CaptureStall
{
    /// <summary>Well over the longest limits that the capture loop keeps by itself.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private (long Frames, long Faults, CaptureState State) _seen;
    private TimeSpan _since;

    /// <summary>True when the thread has given no sign for too long.</summary>
    public bool IsStuck(in CaptureHealth health, TimeSpan now)
    {
        var seen = (health.Frames, health.Faults, health.State);
        if (seen != _seen || health.State is not (CaptureState.Running or CaptureState.Connecting))
            (_seen, _since) = (seen, now);
        return now - _since > Limit;
    }
}

using EdgeGate.Domain.Frames;

namespace EdgeGate.Capture;

/// <summary>The capture loop's condition at one moment.</summary>
public readonly record struct CaptureHealth
{
    /// <summary>What it is doing.</summary>
    public CaptureState State { get; init; }

    /// <summary>The source that is open, or the last one; empty before the first.</summary>
    public string Source { get; init; }

    /// <summary>Frames published since the start.</summary>
    public long Frames { get; init; }

    /// <summary>Frames the source delivered that were never published: no free buffer, or lost before we could read them.</summary>
    public long Missed { get; init; }

    /// <summary>Frames published that were replaced by a newer one before anybody looked.</summary>
    public long Replaced { get; init; }

    /// <summary>Faults since the start.</summary>
    public long Faults { get; init; }

    /// <summary>Kind of the last fault; null when there was none.</summary>
    public CameraFaultKind? LastFaultKind { get; init; }

    /// <summary>The last fault in words; empty when there was none.</summary>
    public string LastFault { get; init; }

    /// <summary>Frames a second, smoothed over about ten frames; 0 while none come.</summary>
    public double FramesPerSecond { get; init; }

    /// <summary>For how long the source has been open; null when it is not.</summary>
    public TimeSpan? ConnectedFor { get; init; }

    /// <summary>Time since the last frame; null before the first.</summary>
    public TimeSpan? FrameAge { get; init; }
}

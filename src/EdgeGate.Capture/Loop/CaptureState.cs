namespace EdgeGate.Capture;

/// <summary>What the capture loop is doing.</summary>
public enum CaptureState
{
    /// <summary>Not started, or stopped.</summary>
    Stopped,

    /// <summary>Opening the source, or waiting for its first frame.</summary>
    Connecting,

    /// <summary>Frames come.</summary>
    Running,

    /// <summary>The source failed; waiting before the next attempt.</summary>
    Waiting,

    /// <summary>The recording is over.</summary>
    Ended,
}

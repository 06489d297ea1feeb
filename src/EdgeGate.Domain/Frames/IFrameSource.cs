namespace EdgeGate.Domain.Frames;

/// <summary>A camera or a recording. Used by one thread; <see cref="IDisposable.Dispose"/> may come from another and ends a read.</summary>
public interface IFrameSource : IDisposable
{
    /// <summary>What it is, for messages: <c>/dev/video0 1280x720 YUYV</c>, <c>lane.mp4</c>.</summary>
    string Description { get; }

    /// <summary>
    /// True: frames come at the world's pace, and an old one is worth less than a new one. False: a recording, of which every
    /// frame is looked at and whose own time stamps are the clock.
    /// </summary>
    bool IsLive { get; }

    /// <summary>
    /// Waits for the next frame. A lease is returned only with <see cref="FrameReadStatus.Frame"/>, stamped and whole;
    /// the caller disposes it.
    /// </summary>
    /// <param name="pool">Where the frame's memory comes from.</param>
    /// <param name="timeout">How long to wait at most.</param>
    /// <param name="frame">The frame, or null.</param>
    /// <exception cref="CameraFaultException">The device failed, vanished or changed its format. The source is then of no more
    /// use.</exception>
    FrameReadStatus Read(IFramePool pool, TimeSpan timeout, out FrameLease? frame);
}

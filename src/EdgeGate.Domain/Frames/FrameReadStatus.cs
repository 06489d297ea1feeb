namespace EdgeGate.Domain.Frames;

/// <summary>How a read ended that did not fail.</summary>
public enum FrameReadStatus
{
    /// <summary>A frame was delivered.</summary>
    Frame,

    /// <summary>None came in time.</summary>
    TimedOut,

    /// <summary>One came, but every buffer of the pool is on loan; it was dropped and counts as such.</summary>
    Dropped,

    /// <summary>The recording is over.</summary>
    EndOfStream,

    /// <summary>One picture of a folder could not be used and was passed over; the source's log says which and why.</summary>
    Skipped,
}

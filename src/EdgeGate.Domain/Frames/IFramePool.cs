namespace EdgeGate.Domain.Frames;

/// <summary>Lends frame memory. Safe from several threads.</summary>
public interface IFramePool
{
    /// <summary>Lends memory for at least <paramref name="bytes"/> bytes, or returns null when every buffer is out on loan.</summary>
    FrameLease? TryRent(int bytes);

    /// <summary>Takes a lease back; called by <see cref="FrameLease.Dispose"/> only.</summary>
    void Return(FrameLease lease);

    /// <summary>Leases that are out now. Zero once a lane has stopped; anything else is a leak and fails a test.</summary>
    int Outstanding { get; }
}

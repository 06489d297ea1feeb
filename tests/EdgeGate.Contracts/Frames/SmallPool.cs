using EdgeGate.Domain.Frames;

namespace EdgeGate.Contracts.Frames;

/// <summary>The simplest pool there is.</summary>
public sealed class SmallPool(int buffers) : IFramePool
{
    private int _outstanding;

    /// <inheritdoc/>
    public int Outstanding => Volatile.Read(ref _outstanding);

    /// <inheritdoc/>
    public FrameLease? TryRent(int bytes)
    {
        if (Interlocked.Increment(ref _outstanding) > buffers)
        {
            Interlocked.Decrement(ref _outstanding);
            return null;
        }

        var lease = new FrameLease(this, GC.AllocateUninitializedArray<byte>(bytes, pinned: true));
        lease.OnRented();
        return lease;
    }

    /// <inheritdoc/>
    public void Return(FrameLease lease) => Interlocked.Decrement(ref _outstanding);
}

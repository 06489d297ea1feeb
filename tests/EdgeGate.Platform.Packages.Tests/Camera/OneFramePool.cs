using EdgeGate.Domain.Frames;

namespace EdgeGate.Platform.Packages.Tests.Camera;

/// <summary>A pool with a fixed number of frames, one unless said otherwise.</summary>
public sealed class OneFramePool : IFramePool
{
    private readonly Stack<FrameLease> _free = new();

    /// <summary>Makes the frames.</summary>
    public OneFramePool(int frames = 1)
    {
        for (var index = 0; index < frames; index++)
            _free.Push(new(this, GC.AllocateArray<byte>(4096, pinned: true)));
    }

    /// <inheritdoc/>
    public int Outstanding { get; private set; }

    /// <summary>Called whenever the adapter has a buffer in its hands and asks for memory.</summary>
    public Action OnRent { get; set; } = () => { };

    /// <inheritdoc/>
    public FrameLease? TryRent(int bytes)
    {
        OnRent();
        if (!_free.TryPop(out var lease))
            return null;
        Outstanding++;
        lease.OnRented();
        return lease;
    }

    /// <inheritdoc/>
    public void Return(FrameLease lease)
    {
        Outstanding--;
        _free.Push(lease);
    }
}

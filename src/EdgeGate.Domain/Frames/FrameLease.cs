using EdgeGate.Domain.Imaging;

namespace EdgeGate.Domain.Frames;

/// <summary>
/// One frame on loan from a pool. The holder disposes it exactly once; the object is reused for later frames,
/// so that a running lane allocates nothing for each of them. Owned by one thread at a time.
/// </summary>
public sealed class FrameLease : IDisposable
{
    private readonly IFramePool _pool;
    private readonly byte[] _memory;
    private int _rented;

    /// <summary>Made by a pool only.</summary>
    /// <param name="pool">Takes the lease back.</param>
    /// <param name="memory">Pinned memory that the pool owns.</param>
    public FrameLease(IFramePool pool, byte[] memory)
    {
        _pool = pool;
        _memory = memory;
    }

    /// <summary>Counts up by one for each frame the source delivered, from 1; gaps are frames that were dropped.</summary>
    public long Id { get; private set; }

    /// <summary>When the frame was taken, on the lane's monotonic clock.</summary>
    public TimeSpan CapturedAt { get; private set; }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; private set; }

    /// <summary>Rows.</summary>
    public int Height { get; private set; }

    /// <summary>Bytes from one row to the next.</summary>
    public int Stride { get; private set; }

    /// <summary>Layout of the pixels.</summary>
    public PixelFormat Format { get; private set; }

    /// <summary>The whole of the lease's memory, for the source that fills it.</summary>
    public Span<byte> Memory => Rented(_memory);

    /// <summary>The picture, for reading.</summary>
    public PixelView View => new(Rented(_memory), Width, Height, Stride, Format);

    /// <summary>The picture, for writing.</summary>
    public PixelBuffer Buffer => new(Rented(_memory), Width, Height, Stride, Format);

    /// <summary>Called by the pool when it lends the memory.</summary>
    public void OnRented()
    {
        if (Interlocked.Exchange(ref _rented, 1) != 0)
            throw new InvalidOperationException("the pool lent a frame that is still on loan");
    }

    /// <summary>Called by the source before it fills the memory.</summary>
    public void Describe(int width, int height, int stride, PixelFormat format)
    {
        (Width, Height, Stride, Format) = (width, height, stride, format);
        _ = View;
    }

    /// <summary>Called by the source when the frame is whole.</summary>
    public void Stamp(long id, TimeSpan capturedAt) => (Id, CapturedAt) = (id, capturedAt);

    /// <summary>Gives the memory back. A second call is an error of the holder and throws.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _rented, 0) != 1)
            throw new ObjectDisposedException(nameof(FrameLease), "this frame was already given back");
        _pool.Return(this);
    }

    private byte[] Rented(byte[] memory) =>
        Volatile.Read(ref _rented) == 1 ? memory : throw new ObjectDisposedException(nameof(FrameLease), "this frame was given back");
}

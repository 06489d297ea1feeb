using EdgeGate.Domain.Frames;

namespace EdgeGate.Capture;

/// <summary>
/// A fixed number of pinned buffers, made when they are first asked for and made anew only when a larger frame comes.
/// Safe from several threads. A lane in steady state allocates nothing here.
/// </summary>
public sealed class FramePool : IFramePool
{
    private readonly Lock _gate = new();
    private readonly Slot[] _slots;
    private int _outstanding;

    /// <param name="buffers">How many frames can be out at once, 1 to 64.</param>
    public FramePool(int buffers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(buffers, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(buffers, 64);
        _slots = new Slot[buffers];
    }

    /// <summary>How many frames can be out at once.</summary>
    public int Capacity => _slots.Length;

    /// <inheritdoc/>
    public int Outstanding => Volatile.Read(ref _outstanding);

    /// <inheritdoc/>
    public FrameLease? TryRent(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        lock (_gate)
        {
            var index = FindFree(bytes);
            if (index < 0)
                return null;
            ref var slot = ref _slots[index];
            if (slot.Lease is null || slot.Bytes < bytes)
            {
                slot.Lease = new FrameLease(this, GC.AllocateUninitializedArray<byte>(bytes, pinned: true));
                slot.Bytes = bytes;
            }

            slot.OnLoan = true;
            slot.Lease.OnRented();
            _outstanding++;
            return slot.Lease;
        }
    }

    /// <inheritdoc/>
    public void Return(FrameLease lease)
    {
        lock (_gate)
        {
            for (var i = 0; i < _slots.Length; i++)
            {
                if (ReferenceEquals(_slots[i].Lease, lease) && _slots[i].OnLoan)
                {
                    _slots[i].OnLoan = false;
                    _outstanding--;
                    return;
                }
            }
        }

        throw new InvalidOperationException("a frame was given back to a pool that did not lend it");
    }

    // A buffer that is large enough first, then one that has to be made or made larger.
    private int FindFree(int bytes)
    {
        var candidate = -1;
        for (var i = 0; i < _slots.Length; i++)
        {
            if (_slots[i].OnLoan)
                continue;
            if (_slots[i].Bytes >= bytes)
                return i;
            if (candidate < 0 || _slots[i].Lease is null)
                candidate = i;
        }

        return candidate;
    }

    private struct Slot
    {
        internal FrameLease? Lease;
        internal int Bytes;
        internal bool OnLoan;
    }
}

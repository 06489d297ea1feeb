using System.Buffers;
using EdgeGate.Domain.Frames;

namespace EdgeGate.Platform.Packages.Camera;

/// <summary>Room for one frame between the camera's thread and the reader: the newest wins, and its array comes from the shared pool.</summary>
/// <param name="owner">Named when somebody reads after the end.</param>
internal sealed class FrameSlot(object owner)
{
    private readonly object _gate = new();
    private SlotFrame? _newest;
    private CameraFaultException? _fault;
    private bool _closed;
    private long _count;

    /// <summary>Frames that came so far.</summary>
    internal long Count => Interlocked.Read(ref _count);

    /// <summary>Puts a frame in; one that nobody fetched goes back to the pool.</summary>
    internal void Publish(byte[] data, int bytes, TimeSpan at)
    {
        lock (_gate)
        {
            Discard();
            _newest = new(data, bytes, Interlocked.Increment(ref _count), at);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Ends the stream. The first fault is the cause; what follows from it is not told.</summary>
    internal void Fail(CameraFaultException fault)
    {
        lock (_gate)
        {
            _fault ??= fault;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Ends a wait.</summary>
    internal void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Discard();
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits for a frame; null when none came in time. Whoever takes it returns its array to the pool.</summary>
    /// <exception cref="CameraFaultException">The stream ended.</exception>
    internal SlotFrame? Take(TimeSpan timeout)
    {
        lock (_gate)
        {
            if (_newest is null && _fault is null && !_closed)
                Monitor.Wait(_gate, timeout);
            ObjectDisposedException.ThrowIf(_closed, owner);
            if (_fault is not null)
                throw _fault;
            var taken = _newest;
            _newest = null;
            return taken;
        }
    }

    private void Discard()
    {
        if (_newest is { } old)
            ArrayPool<byte>.Shared.Return(old.Data);
        _newest = null;
    }
}

using EdgeGate.Domain.Frames;

namespace EdgeGate.Capture;

/// <summary>
/// Hands frames from the capture thread to the vision thread. It holds one: a newer frame replaces an unread one, which goes back
/// to its pool and is counted. No queue builds up in front of a car. One writer, one reader, and anyone may close it.
/// </summary>
public sealed class FrameMailbox : IDisposable
{
    private readonly object _gate = new();
    private FrameLease? _unread;
    private bool _closed;
    private long _replaced;

    /// <summary>Frames that were replaced or discarded before anybody looked at them.</summary>
    public long Replaced => Interlocked.Read(ref _replaced);

    /// <summary>True once closed: nothing will come any more.</summary>
    public bool IsClosed
    {
        get
        {
            lock (_gate)
                return _closed;
        }
    }

    /// <summary>Puts a frame in; ownership passes to the mailbox. After <see cref="Dispose"/> the frame goes straight back.</summary>
    public void Publish(FrameLease frame)
    {
        FrameLease? stale;
        lock (_gate)
        {
            if (_closed)
            {
                stale = frame;
            }
            else
            {
                stale = _unread;
                _unread = frame;
                Monitor.Pulse(_gate);
            }
        }

        GiveBack(stale);
    }

    /// <summary>Takes the newest frame, waiting for one if need be; the caller disposes it.</summary>
    /// <param name="timeout">How long to wait at most.</param>
    /// <returns>Null when none came in time or the mailbox is closed.</returns>
    public FrameLease? Take(TimeSpan timeout)
    {
        lock (_gate)
        {
            if (_unread is null && !_closed)
                Monitor.Wait(_gate, timeout);
            var frame = _unread;
            _unread = null;
            return frame;
        }
    }

    /// <summary>Throws the unread frame away: after a fault nobody shall see a picture from before it.</summary>
    public void Clear()
    {
        FrameLease? stale;
        lock (_gate)
            (stale, _unread) = (_unread, null);
        GiveBack(stale);
    }

    /// <summary>Closes the mailbox, wakes the reader and gives an unread frame back.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }

        Clear();
    }

    private void GiveBack(FrameLease? stale)
    {
        if (stale is null)
            return;
        Interlocked.Increment(ref _replaced);
        stale.Dispose();
    }
}

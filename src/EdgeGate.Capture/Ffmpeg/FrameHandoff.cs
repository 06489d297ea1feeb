using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Imaging;

namespace EdgeGate.Capture.Ffmpeg;

/// <summary>
/// Two buffers between the thread that reads the decoder's pipe and the thread that wants frames. A live stream overwrites what was
/// not taken, so that the pipe never fills with old pictures; a recording waits.
/// </summary>
/// <param name="header">Size of the frames.</param>
/// <param name="live">True: overwrite.</param>
internal sealed class FrameHandoff(Y4mHeader header, bool live)
{
    private readonly object _gate = new();
    private byte[] _filling = new byte[Y4mReader.MarkerBytes + header.FrameBytes];
    private byte[] _ready = new byte[Y4mReader.MarkerBytes + header.FrameBytes];
    private long _delivered;
    private TimeSpan _readyAt;
    private bool _hasReady;
    private bool _closed;
    private bool _ended;
    private CameraFaultException? _fault;

    /// <summary>The buffer the reading thread may write.</summary>
    internal Span<byte> Filling => _filling;

    /// <summary>Makes the filled buffer the ready one. Waits while a recording's last frame has not been taken.</summary>
    /// <returns>False when nobody wants frames any more.</returns>
    internal bool Deliver(TimeSpan at)
    {
        lock (_gate)
        {
            while (!live && _hasReady && !_closed)
                Monitor.Wait(_gate);
            if (_closed)
                return false;
            (_filling, _ready) = (_ready, _filling);
            (_hasReady, _readyAt) = (true, at);
            _delivered++;
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    /// <summary>Nothing comes any more; with a fault if that was not meant to be.</summary>
    internal void End(CameraFaultException? fault)
    {
        lock (_gate)
        {
            (_ended, _fault) = (true, fault);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>The reader's side stops.</summary>
    internal void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits for a frame and copies it into a lease.</summary>
    /// <exception cref="CameraFaultException">What the stream ended with, once every frame before was taken.</exception>
    internal FrameReadStatus Take(IFramePool pool, TimeSpan timeout, out FrameLease? frame)
    {
        frame = null;
        lock (_gate)
        {
            if (!_hasReady && !_ended && !_closed)
                Monitor.Wait(_gate, timeout);
            ObjectDisposedException.ThrowIf(_closed, typeof(FfmpegSource));
            if (!_hasReady)
            {
                if (_fault is not null)
                    throw _fault;
                return _ended ? FrameReadStatus.EndOfStream : FrameReadStatus.TimedOut;
            }

            frame = pool.TryRent(header.FrameBytes);
            if (frame is not null)
                Fill(frame);
            _hasReady = false;
            Monitor.PulseAll(_gate);
            return frame is null ? FrameReadStatus.Dropped : FrameReadStatus.Frame;
        }
    }

    private void Fill(FrameLease frame)
    {
        var planes = _ready.AsSpan(Y4mReader.MarkerBytes, header.FrameBytes);
        var luma = header.Width * header.Height;
        var memory = frame.Memory;
        planes[..luma].CopyTo(memory);
        ChromaPlanes.Interleave(planes.Slice(luma, luma / 4), planes.Slice(luma + luma / 4, luma / 4), memory[luma..]);
        frame.Describe(header.Width, header.Height, header.Width, PixelFormat.Nv12);
        frame.Stamp(_delivered, _readyAt);
    }
}

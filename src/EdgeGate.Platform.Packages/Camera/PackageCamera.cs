using System.Buffers;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Imaging;
using Iot.Device.Media;

namespace EdgeGate.Platform.Packages.Camera;

/// <summary>
/// A running camera. The package's own endless loop has a thread to itself, because its read knows no time limit; the newest frame
/// waits in one slot. Whoever reads gets a limit, and a hung driver holds up nobody but that thread.
/// </summary>
internal sealed class PackageCamera : IFrameSource
{
    // vb2 rounds a buffer up to whole pages; more than that is another format.
    private const int PageBytes = 4096;

    // A damaged picture now and then is the way of USB; this many without a sound one between them is a fault.
    private const int BadInARow = 30;

    private static readonly TimeSpan EndOfLoop = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly StaleFrameGuard _guard = new();
    private readonly FrameSlot _slot;
    private readonly VideoDevice _device;
    private readonly CaptureMode _mode;
    private readonly IImaging _imaging;
    private readonly TimeProvider _time;
    private readonly Thread _thread;
    private int _bad;

    /// <param name="device">Open and set up; disposed by this object.</param>
    /// <param name="description">For messages.</param>
    /// <param name="mode">What was asked of it.</param>
    /// <param name="imaging">Decodes JPEG frames.</param>
    /// <param name="time">Stamps the frames.</param>
    internal PackageCamera(VideoDevice device, string description, CaptureMode mode, IImaging imaging, TimeProvider time)
    {
        (_device, Description, _mode, _imaging, _time) = (device, description, mode, imaging, time);
        _slot = new(this);
        _device.NewImageBufferReady += OnBuffer;
        _thread = new Thread(Capture) { Name = "camera", IsBackground = true };
        _thread.Start();
    }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public bool IsLive => true;

    /// <inheritdoc/>
    public FrameReadStatus Read(IFramePool pool, TimeSpan timeout, out FrameLease? frame)
    {
        frame = null;
        var started = _time.GetTimestamp();
        while (true)
        {
            var left = timeout - _time.GetElapsedTime(started);
            if (_slot.Take(left > TimeSpan.Zero ? left : TimeSpan.Zero) is not { } taken)
                return FrameReadStatus.TimedOut;
            try
            {
                frame = pool.TryRent(_mode.Bytes);
                if (frame is null)
                    return FrameReadStatus.Dropped;
                if (TryFill(frame, taken.Data.AsSpan(0, taken.Bytes)))
                {
                    frame.Stamp(taken.Id, taken.At);
                    return FrameReadStatus.Frame;
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(taken.Data);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The loop looks at this after its next frame. A driver that hangs keeps its thread and its device: closing the device under a
        // running read would let the read end in whatever file gets the number next. The thread closes it when the driver lets go.
        _slot.Close();
        _stop.Cancel();
        _thread.Join(EndOfLoop);
    }

    private bool TryFill(FrameLease frame, ReadOnlySpan<byte> data)
    {
        var filled = false;
        try
        {
            frame.Describe(_mode.Width, _mode.Height, PixelLayout.RowBytes(_mode.Pixels, _mode.Width), _mode.Pixels);
            if (_mode.IsCompressed)
                Decode(data, frame);
            else
                data[.._mode.Bytes].CopyTo(frame.Memory);
            _bad = 0;
            return filled = true;
        }
        catch (ImageFormatException error)
        {
            return ++_bad < BadInARow ? false : throw new CameraFaultException(
                CameraFaultKind.BadData, $"{Description}: {_bad} damaged pictures in a row: {error.Message}. Check its cable; it is opened anew", error);
        }
        finally
        {
            if (!filled)
                frame.Dispose();
        }
    }

    private void Decode(ReadOnlySpan<byte> data, FrameLease frame)
    {
        var header = _imaging.ReadHeader(data);
        if ((header.Width, header.Height) != (_mode.Width, _mode.Height))
        {
            throw new CameraFaultException(
                CameraFaultKind.FormatChanged, $"{Description}: sends {header.Width}x{header.Height}; set this width and height, or check who else uses it");
        }

        _imaging.Decode(data, frame.Buffer);
    }

    private void Capture()
    {
        try
        {
            _device.CaptureContinuous(_stop.Token);
            Fail(new(CameraFaultKind.Disconnected, $"{Description}: the camera stopped; check plug and cable"));
        }
        catch (Exception error) when (error is IOException or ArgumentException or IndexOutOfRangeException or OutOfMemoryException)
        {
            Fail(new(CameraFaultKind.Disconnected, $"{Description}: {error.Message}; check plug and cable", error));
        }
        finally
        {
            _device.NewImageBufferReady -= OnBuffer;
            _device.StopCaptureContinuous();
            _device.Dispose();
        }
    }

    // On the camera's thread. The array is ours now and goes back to the pool.
    private void OnBuffer(object sender, NewImageBufferReadyEventArgs buffer)
    {
        var at = _time.GetElapsedTime(0, _time.GetTimestamp());
        if (Verify(buffer.ImageBuffer.AsSpan(0, buffer.Length), at))
            _slot.Publish(buffer.ImageBuffer, buffer.Length, at);
        else
            ArrayPool<byte>.Shared.Return(buffer.ImageBuffer);
    }

    // The package passes on no error of the driver. What can be told from the buffer is told here.
    private bool Verify(ReadOnlySpan<byte> data, TimeSpan at)
    {
        if (data.IsEmpty)
        {
            Fail(new(CameraFaultKind.Unavailable, $"{Description}: the camera gives no buffers; another program holds it (fuser -v shows which)"));
            return false;
        }

        if (!_mode.IsCompressed && (data.Length < _mode.Bytes || data.Length >= _mode.Bytes + PageBytes))
        {
            Fail(new(
                _slot.Count > 0 ? CameraFaultKind.FormatChanged : CameraFaultKind.Unsupported,
                $"{Description}: a frame has {data.Length} bytes instead of {_mode.Bytes}; the camera did not take this size, set another width and height"));
            return false;
        }

        var verdict = _guard.Judge(data, at);
        if (verdict == FrameVerdict.Dead)
            Fail(new(CameraFaultKind.Disconnected, $"{Description}: the driver hands out old frames only; the camera is unplugged or failed, check plug and cable"));
        return verdict == FrameVerdict.Fresh;
    }

    private void Fail(CameraFaultException fault)
    {
        _slot.Fail(fault);
        _stop.Cancel();
    }
}

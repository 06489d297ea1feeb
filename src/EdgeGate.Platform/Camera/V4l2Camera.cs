using EdgeGate.Domain;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Imaging;
using EdgeGate.Interop.Linux;
using EdgeGate.Interop.Linux.V4l2;

namespace EdgeGate.Platform.Camera;

/// <summary>A camera that is streaming.</summary>
internal sealed class V4l2Camera : IFrameSource
{
    // A damaged picture now and then is the way of USB; this many without a sound one between them is a fault.
    private const int BadInARow = 30;

    // A driver's time stamp that is further off than this is not of the clock it claims.
    private static readonly TimeSpan OldestStamp = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly ILinuxDevice _device;
    private readonly string _path;
    private readonly V4l2Picture _picture;
    private readonly V4l2Stream _stream;
    private readonly TimeProvider _time;
    private uint _lastSequence;
    private long _lastId;
    private int _bad;
    private volatile bool _disposed;

    private V4l2Camera(ILinuxDevice device, string path, uint code, V4l2Picture picture, V4l2Stream stream, TimeProvider time)
    {
        (_device, _path, _picture, _stream, _time) = (device, path, picture, stream, time);
        Description = $"{path} {picture.Width}x{picture.Height} {V4l2Constants.FourLetters(code)}";
    }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public bool IsLive => true;

    /// <summary>Agrees on a format and starts; owns the device when it returns.</summary>
    internal static V4l2Camera Start(ILinuxDevice device, uint type, CameraSettings settings, IImaging imaging, TimeProvider time)
    {
        var format = V4l2Setup.Negotiate(device, type, settings);
        var picture = new V4l2Picture(settings.Device, format, imaging);
        return new(device, settings.Device, format.PixelFormat, picture, V4l2Stream.Start(device, type, settings.Device), time);
    }

    /// <inheritdoc/>
    public FrameReadStatus Read(IFramePool pool, TimeSpan timeout, out FrameLease? frame)
    {
        frame = null;
        lock (_gate)
        {
            var started = _time.GetTimestamp();
            while (true)
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                var left = timeout - _time.GetElapsedTime(started);
                var wait = _device.Wait(left > TimeSpan.Zero ? left : TimeSpan.Zero);
                ObjectDisposedException.ThrowIf(_disposed, this);
                if (wait == DeviceWait.TimedOut)
                    return FrameReadStatus.TimedOut;
                if (wait == DeviceWait.Event)
                    throw new CameraFaultException(CameraFaultKind.FormatChanged, $"{_path}: its signal changed; it is opened anew");
                if (Take(pool, wait, out frame) is { } status)
                    return status;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _device.Wake();
        lock (_gate)
        {
            _stream.Dispose();
            _device.Dispose();
        }
    }

    // Null: nothing of use came; wait on.
    private FrameReadStatus? Take(IFramePool pool, DeviceWait wait, out FrameLease? frame)
    {
        frame = null;
        var error = _stream.Dequeue(out var buffer);
        if (error == Errno.Again && wait != DeviceWait.Failed)
            return null;
        if (error == Errno.Io && wait != DeviceWait.Failed)
        {
            Bad("the driver lost a picture");
            return null;
        }

        if (error != Errno.None)
            throw CameraFaults.Of(_path, "fetch a picture", error == Errno.Again ? Errno.NoDevice : error);
        var status = Accept(pool, buffer, _stream.Content(buffer), out frame);
        try
        {
            _stream.Queue(buffer.Index);
            return status;
        }
        catch
        {
            frame?.Dispose();
            throw;
        }
    }

    private FrameReadStatus? Accept(IFramePool pool, in V4l2Buffer buffer, ReadOnlySpan<byte> content, out FrameLease? frame)
    {
        frame = null;
        var id = NextId(buffer.Sequence);
        if ((buffer.Flags & V4l2Constants.BufferError) != 0 || !_picture.IsWhole(content))
        {
            Bad($"a picture of {content.Length} bytes is damaged or too short; {_picture.Bytes} make a frame");
            return null;
        }

        var lease = pool.TryRent(_picture.Bytes);
        if (lease is null)
            return FrameReadStatus.Dropped;
        if (!TryFill(content, lease))
        {
            Bad("a compressed picture is damaged");
            return null;
        }

        _bad = 0;
        lease.Stamp(id, CapturedAt(buffer));
        frame = lease;
        return FrameReadStatus.Frame;
    }

    private bool TryFill(ReadOnlySpan<byte> content, FrameLease lease)
    {
        var filled = false;
        try
        {
            return filled = _picture.Fill(content, lease);
        }
        finally
        {
            if (!filled)
                lease.Dispose();
        }
    }

    // The driver's numbers show what it lost itself. Some leave them at 0, and none can be trusted to go up.
    private long NextId(uint sequence)
    {
        var step = _lastId == 0 ? 1 : unchecked(sequence - _lastSequence);
        _lastId += step is > 0 and < 1000 ? step : 1;
        _lastSequence = sequence;
        return _lastId;
    }

    private TimeSpan CapturedAt(in V4l2Buffer buffer)
    {
        var now = _time.LaneNow();
        if ((buffer.Flags & V4l2Constants.TimestampMask) != V4l2Constants.TimestampMonotonic)
            return now;
        var stamp = TimeSpan.FromSeconds(buffer.Seconds) + TimeSpan.FromMicroseconds(buffer.Microseconds);
        return stamp <= now && now - stamp < OldestStamp ? stamp : now;
    }

    private void Bad(string what)
    {
        if (++_bad >= BadInARow)
            throw new CameraFaultException(CameraFaultKind.BadData,
                $"{_path}: {_bad} times in a row: {what}. Check its cable; it is opened anew");
    }
}

using System.Buffers;
using Iot.Device.Media;

namespace EdgeGate.Platform.Packages.Tests.Camera;

/// <summary>
/// A camera behind the package's own class. Tests hand it buffers; like the real one it delivers whatever is there when the driver
/// fails, and reports nothing.
/// </summary>
public sealed class FakeVideoDevice(VideoConnectionSettings settings) : VideoDevice
{
    private readonly object _gate = new();
    private readonly Queue<byte[]> _buffers = new();
    private byte[]? _stuck;

    /// <inheritdoc/>
    public override event NewImageBufferReadyEvent? NewImageBufferReady;

    /// <summary>What it offers.</summary>
    public Dictionary<VideoPixelFormat, Resolution[]> Offers { get; } = new() { [VideoPixelFormat.YUYV] = [Discrete(16, 8)] };

    /// <summary>Delivered again and again once the queue is empty: an unplugged camera.</summary>
    public byte[]? Stuck
    {
        get => _stuck;
        set
        {
            lock (_gate)
            {
                _stuck = value;
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Thrown instead of opening.</summary>
    public IOException? Refusal { get; set; }

    /// <summary>True once the adapter let go of it.</summary>
    public bool Closed { get; private set; }

    /// <inheritdoc/>
    public override string DevicePath { get; set; } = "";

    /// <inheritdoc/>
    public override VideoConnectionSettings Settings => settings;

    /// <inheritdoc/>
    public override bool IsOpen => !Closed;

    /// <inheritdoc/>
    public override bool IsCapturing => !Closed;

    /// <inheritdoc/>
    public override bool ImageBufferPoolingEnabled { get; set; }

    /// <summary>One size.</summary>
    public static Resolution Discrete(uint width, uint height) => new()
    {
        Type = ResolutionType.Discrete, MinWidth = width, MaxWidth = width, MinHeight = height, MaxHeight = height,
    };

    /// <summary>The driver fills a buffer.</summary>
    public void Deliver(byte[] buffer)
    {
        lock (_gate)
        {
            _buffers.Enqueue(buffer);
            Monitor.PulseAll(_gate);
        }
    }

    /// <inheritdoc/>
    public override void CaptureContinuous(CancellationToken token)
    {
        using var wake = token.Register(() =>
        {
            lock (_gate)
                Monitor.PulseAll(_gate);
        });
        while (Next(token) is { } buffer)
        {
            var rented = ArrayPool<byte>.Shared.Rent(buffer.Length);
            buffer.CopyTo(rented, 0);
            NewImageBufferReady?.Invoke(this, new NewImageBufferReadyEventArgs(rented, buffer.Length));
        }
    }

    /// <inheritdoc/>
    public override void StartCaptureContinuous()
    {
        if (Refusal is not null)
            throw Refusal;
    }

    /// <inheritdoc/>
    public override void StopCaptureContinuous() => Closed = true;

    /// <inheritdoc/>
    public override IEnumerable<VideoPixelFormat> GetSupportedPixelFormats() => Offers.Keys;

    /// <inheritdoc/>
    public override IEnumerable<Resolution> GetPixelFormatResolutions(VideoPixelFormat format) => Offers[format];

    /// <inheritdoc/>
    public override void Capture(string path) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override byte[] Capture() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override VideoDeviceValue GetVideoDeviceValue(VideoDeviceValueType type) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => Closed = true;

    private byte[]? Next(CancellationToken token)
    {
        lock (_gate)
        {
            while (_buffers.Count == 0 && _stuck is null && !token.IsCancellationRequested)
                Monitor.Wait(_gate);
            if (token.IsCancellationRequested)
                return null;
            return _buffers.TryDequeue(out var buffer) ? buffer : _stuck;
        }
    }
}

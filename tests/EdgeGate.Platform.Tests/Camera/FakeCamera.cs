using System.Runtime.InteropServices;
using EdgeGate.Interop.Linux;
using EdgeGate.Interop.Linux.V4l2;
using EdgeGate.Platform.Camera;

namespace EdgeGate.Platform.Tests.Camera;

/// <summary>
/// A camera's driver. It checks the order of calls the way a real one does: buffers before streaming, no format change while there are
/// buffers, no buffer queued twice.
/// </summary>
internal sealed class FakeCamera : ILinuxDevice
{
    private readonly object _gate = new();
    private readonly Queue<FakePicture> _pictures = new();
    private readonly Queue<uint> _queued = new();
    private FakeMemory[] _buffers = [];
    private bool _streaming, _woken, _event;
    private uint _sequence;

    internal List<CameraFormat> Offers { get; } = [new(V4l2Constants.FormatYuyv, 64, 48, 30)];

    internal uint Capabilities { get; set; } = V4l2Constants.CapabilityCapture | V4l2Constants.CapabilityStreaming;

    /// <summary>Planes that S_FMT answers with, for a camera with the interface of several.</summary>
    internal byte PlaneCount { get; set; } = 1;

    internal int OpenError { get; set; }

    /// <summary>Errors by request.</summary>
    internal Dictionary<uint, int> Errors { get; } = [];

    /// <summary>The format that was set; its padding of rows and size are as the test wants.</summary>
    internal V4l2Format Format { get; private set; }

    internal uint BytesPerLine { get; set; }

    internal uint SizeImage { get; set; } = 64 * 48 * 2;

    internal uint BuffersGranted { get; set; } = 4;

    /// <summary>Set: what S_FMT answers, whatever was asked.</summary>
    internal uint? StubbornFormat { get; set; }

    internal int Rate { get; private set; }

    private bool HasPlanes => (Capabilities & V4l2Constants.CapabilityCaptureMultiPlane) != 0;

    private uint BufferType => HasPlanes ? V4l2Constants.BufferTypeCaptureMultiPlane : V4l2Constants.BufferTypeCapture;

    internal bool IsUnplugged { get; private set; }

    internal bool IsStreaming => _streaming;

    internal int Queued => _queued.Count;

    internal bool AnyMapped => _buffers.Any(buffer => buffer.IsMapped);

    internal void OnOpened() => _woken = false;

    internal void Deliver(params FakePicture[] pictures) => Change(() => Array.ForEach(pictures, _pictures.Enqueue));

    internal void Unplug() => Change(() => IsUnplugged = true);

    internal void ChangeSignal() => Change(() => _event = true);

    public void Wake() => Change(() => _woken = true);

    public int Control(uint request, Span<byte> argument)
    {
        lock (_gate)
        {
            if (Errors.TryGetValue(request, out var error))
                return error;
            if (IsUnplugged)
                return Errno.NoDevice;
            return request switch
            {
                V4l2Request.QueryCapability => QueryCapability(ref As<V4l2Capability>(argument)),
                V4l2Request.EnumerateFormats => EnumerateFormats(ref As<V4l2FormatDescription>(argument)),
                V4l2Request.EnumerateFrameSizes => EnumerateSizes(ref As<V4l2FrameSizes>(argument)),
                V4l2Request.EnumerateFrameIntervals => EnumerateIntervals(ref As<V4l2FrameIntervals>(argument)),
                V4l2Request.SetFormat => SetFormat(ref As<V4l2Format>(argument)),
                V4l2Request.SetParameters => SetRate(As<V4l2StreamParameters>(argument)),
                V4l2Request.SubscribeEvent => Errno.None,
                V4l2Request.RequestBuffers => RequestBuffers(ref As<V4l2RequestBuffers>(argument)),
                V4l2Request.QueryBuffer => QueryBuffer(ref As<V4l2Buffer>(argument)),
                V4l2Request.QueueBuffer => Queue(As<V4l2Buffer>(argument)),
                V4l2Request.DequeueBuffer => Dequeue(ref As<V4l2Buffer>(argument)),
                V4l2Request.StreamOn => Stream(true),
                V4l2Request.StreamOff => Stream(false),
                _ => Errno.NotATerminal,
            };
        }
    }

    public int Map(long offset, int length, out IMappedMemory? memory)
    {
        memory = _buffers[offset / 4096];
        _buffers[offset / 4096].IsMapped = true;
        return Errno.None;
    }

    public DeviceWait Wait(TimeSpan timeout)
    {
        lock (_gate)
        {
            if (!_woken && !IsUnplugged && !_event && _pictures.Count == 0)
                Monitor.Wait(_gate, timeout);
            return _woken ? DeviceWait.Woken
                : IsUnplugged ? DeviceWait.Failed
                : _event ? DeviceWait.Event
                : _pictures.Count > 0 ? DeviceWait.Ready : DeviceWait.TimedOut;
        }
    }

    public void Dispose()
    {
        _streaming = false;
        _queued.Clear();
    }

    private static ref T As<T>(Span<byte> argument)
        where T : unmanaged => ref MemoryMarshal.AsRef<T>(argument);

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            Monitor.PulseAll(_gate);
        }
    }

    private int QueryCapability(ref V4l2Capability capability)
    {
        KernelText.Write(capability.Card, "Test Camera");
        capability.Capabilities = V4l2Constants.CapabilityDeviceFieldValid;
        capability.DeviceCapabilities = Capabilities;
        return Errno.None;
    }

    private int EnumerateFormats(ref V4l2FormatDescription description)
    {
        var codes = Offers.Select(offer => offer.Code).Distinct().ToArray();
        if (description.Index >= codes.Length || description.Type != BufferType)
            return Errno.InvalidArgument;
        description.PixelFormat = codes[description.Index];
        return Errno.None;
    }

    private int EnumerateSizes(ref V4l2FrameSizes sizes)
    {
        var code = sizes.PixelFormat;
        var ofFormat = Offers.Where(offer => offer.Code == code && offer.Width > 0).ToArray();
        if (sizes.Index >= ofFormat.Length)
            return Errno.InvalidArgument;
        sizes.Type = V4l2Constants.Discrete;
        (sizes.Width, sizes.Height) = ((uint)ofFormat[sizes.Index].Width, (uint)ofFormat[sizes.Index].Height);
        return Errno.None;
    }

    private int EnumerateIntervals(ref V4l2FrameIntervals intervals)
    {
        var (code, width, height) = (intervals.PixelFormat, (int)intervals.Width, (int)intervals.Height);
        var rate = Offers.First(offer => (offer.Code, offer.Width, offer.Height) == (code, width, height)).FramesPerSecond;
        if (intervals.Index > 0 || rate == 0)
            return Errno.InvalidArgument;
        (intervals.Type, intervals.Numerator, intervals.Denominator) = (V4l2Constants.Discrete, 1, (uint)rate);
        return Errno.None;
    }

    private int SetFormat(ref V4l2Format format)
    {
        if (_buffers.Length > 0 && AnyMapped)
            return Errno.Busy;
        if (format.Type != BufferType)
            return Errno.InvalidArgument;
        (format.PixelFormat, format.SizeImage) = (StubbornFormat ?? format.PixelFormat, SizeImage);
        if (HasPlanes)
            (format.PlaneBytesPerLine, format.PlaneCount) = (BytesPerLine, PlaneCount);
        else
            format.BytesPerLine = BytesPerLine;
        Format = format;
        return Errno.None;
    }

    private int SetRate(in V4l2StreamParameters parameters)
    {
        Rate = (int)(parameters.Denominator / parameters.Numerator);
        return Errno.None;
    }

    private int RequestBuffers(ref V4l2RequestBuffers request)
    {
        if (request.Type != BufferType)
            return Errno.InvalidArgument;
        request.Count = Math.Min(request.Count, BuffersGranted);
        _buffers = [.. Enumerable.Range(0, (int)request.Count).Select(_ => new FakeMemory((int)SizeImage))];
        _sequence = 0;
        return Errno.None;
    }

    private int QueryBuffer(ref V4l2Buffer buffer)
    {
        if (HasPlanes)
            WritePlane(buffer, new V4l2Plane { Offset = buffer.Index * 4096, Length = SizeImage });
        else
            (buffer.Offset, buffer.Length) = (buffer.Index * 4096, SizeImage);
        return Errno.None;
    }

    private int Queue(in V4l2Buffer buffer)
    {
        if (buffer.Index >= _buffers.Length || _queued.Contains(buffer.Index))
            return Errno.InvalidArgument;
        _queued.Enqueue(buffer.Index);
        return Errno.None;
    }

    private int Dequeue(ref V4l2Buffer buffer)
    {
        if (!_streaming)
            return Errno.InvalidArgument;
        if (_pictures.Count == 0 || _queued.Count == 0)
            return Errno.Again;
        var picture = _pictures.Dequeue();
        if (picture.Error != Errno.None)
            return picture.Error;
        buffer.Index = _queued.Dequeue();
        var memory = _buffers[buffer.Index].Span;
        var count = Math.Min(picture.Content.Length, memory.Length);
        picture.Content.AsSpan(0, count).CopyTo(memory);
        _sequence += picture.Lost;
        (buffer.BytesUsed, buffer.Flags, buffer.Sequence) = (HasPlanes ? 0 : (uint)count, picture.Flags, _sequence++);
        if (HasPlanes)
            WritePlane(buffer, new V4l2Plane { BytesUsed = (uint)count, Length = SizeImage });
        (buffer.Seconds, buffer.Microseconds) = (picture.StampMicroseconds / 1_000_000, picture.StampMicroseconds % 1_000_000);
        buffer.Index = picture.Index ?? buffer.Index;
        return Errno.None;
    }

    // What the kernel does with the address that a description of several planes carries.
    private static void WritePlane(in V4l2Buffer buffer, V4l2Plane plane)
    {
        if (buffer.Length == 0)
            throw new InvalidOperationException("a buffer of several planes came without room for one");
        Marshal.Copy(MemoryMarshal.AsBytes(new ReadOnlySpan<V4l2Plane>(in plane)).ToArray(), 0, buffer.Planes, 64);
    }

    private int Stream(bool on)
    {
        if (on && _queued.Count == 0)
            return Errno.InvalidArgument;
        _streaming = on;
        if (!on)
            _queued.Clear();
        return Errno.None;
    }
}

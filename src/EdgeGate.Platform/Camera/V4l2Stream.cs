using System.Runtime.InteropServices;
using EdgeGate.Domain.Frames;
using EdgeGate.Interop.Linux;
using EdgeGate.Interop.Linux.V4l2;

namespace EdgeGate.Platform.Camera;

/// <summary>A running stream: the driver's buffers, mapped, going round. Every request's result is looked at.</summary>
internal sealed class V4l2Stream : IDisposable
{
    // One being filled, one full, and two so that a late reader does not cost a frame.
    private const uint Wanted = 4;
    private const int Fewest = 2;

    private readonly ILinuxDevice _device;
    private readonly uint _type;
    private readonly string _path;

    // The kernel reads and writes it through an address in the buffer's description, so it must not move.
    private readonly V4l2Plane[] _plane = GC.AllocateArray<V4l2Plane>(1, pinned: true);
    private readonly List<IMappedMemory> _buffers = [];
    private bool _started;

    private V4l2Stream(ILinuxDevice device, uint type, string path) => (_device, _type, _path) = (device, type, path);

    /// <summary>Gets buffers, hands them all to the driver and starts it.</summary>
    /// <exception cref="CameraFaultException">One of the steps failed; nothing is left behind.</exception>
    internal static V4l2Stream Start(ILinuxDevice device, uint type, string path)
    {
        var stream = new V4l2Stream(device, type, path);
        try
        {
            stream.MapBuffers();
            for (var i = 0; i < stream._buffers.Count; i++)
                stream.Queue((uint)i);
            var streamType = new V4l2BufferType { Value = type };
            stream.Check("start the stream", device.Control(V4l2Request.StreamOn, ref streamType));
            stream._started = true;
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Takes a full buffer from the driver.</summary>
    /// <returns>0, EAGAIN when none is full, EIO when the driver lost one, or an error that ends the stream.</returns>
    internal int Dequeue(out V4l2Buffer buffer)
    {
        buffer = New(0);
        var error = _device.Control(V4l2Request.DequeueBuffer, ref buffer);
        if (HasPlanes)
            buffer.BytesUsed = _plane[0].BytesUsed;
        return error;
    }

    /// <summary>What is in a dequeued buffer; its length is what the driver says was filled.</summary>
    internal ReadOnlySpan<byte> Content(in V4l2Buffer buffer)
    {
        if (buffer.Index >= _buffers.Count)
            throw new CameraFaultException(CameraFaultKind.BadData, $"{_path}: the driver gave buffer {buffer.Index} of {_buffers.Count}");
        var memory = _buffers[(int)buffer.Index].Span;
        return memory[..(int)Math.Min(buffer.BytesUsed, (uint)memory.Length)];
    }

    /// <summary>Hands a buffer back to the driver.</summary>
    internal void Queue(uint index)
    {
        var buffer = New(index);
        Check("hand a buffer to the driver", _device.Control(V4l2Request.QueueBuffer, ref buffer));
    }

    /// <summary>Stops the driver and lets go of its buffers. The node stays open.</summary>
    public void Dispose()
    {
        if (_started)
        {
            // A camera that was pulled out answers ENODEV here, and has stopped anyway.
            var type = new V4l2BufferType { Value = _type };
            _ = _device.Control(V4l2Request.StreamOff, ref type);
            _started = false;
        }

        _buffers.ForEach(buffer => buffer.Dispose());
        _buffers.Clear();
    }

    private bool HasPlanes => _type == V4l2Constants.BufferTypeCaptureMultiPlane;

    private V4l2Buffer New(uint index)
    {
        var buffer = new V4l2Buffer { Index = index, Type = _type, Memory = V4l2Constants.MemoryMapped };
        if (HasPlanes)
        {
            _plane[0] = default;
            (buffer.Planes, buffer.Length) = (Marshal.UnsafeAddrOfPinnedArrayElement(_plane, 0), 1);
        }

        return buffer;
    }

    private void MapBuffers()
    {
        var request = new V4l2RequestBuffers
        {
            Count = Wanted, Type = _type, Memory = V4l2Constants.MemoryMapped,
        };
        Check("get buffers", _device.Control(V4l2Request.RequestBuffers, ref request));
        if (request.Count < Fewest)
            throw CameraFaults.Of(_path, $"get {Fewest} buffers (got {request.Count})", Errno.NoMemory);

        for (var i = 0u; i < request.Count; i++)
        {
            var buffer = New(i);
            Check("ask for a buffer's place", _device.Control(V4l2Request.QueryBuffer, ref buffer));
            var (offset, length) = HasPlanes ? (_plane[0].Offset, _plane[0].Length) : (buffer.Offset, buffer.Length);
            Check("map a buffer", _device.Map(offset, (int)length, out var memory));
            _buffers.Add(memory!);
        }
    }

    private void Check(string doing, int error)
    {
        if (error != Errno.None)
            throw CameraFaults.Of(_path, doing, error);
    }
}

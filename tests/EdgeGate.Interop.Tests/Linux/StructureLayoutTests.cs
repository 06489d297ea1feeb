using System.Runtime.CompilerServices;
using EdgeGate.Interop.Linux.Gpio;
using EdgeGate.Interop.Linux.V4l2;
using Xunit;

namespace EdgeGate.Interop.Tests.Linux;

/// <summary>Sizes and offsets as a C compiler gives them for linux/videodev2.h and linux/gpio.h on 64-bit machines.</summary>
public sealed class StructureLayoutTests
{
    [Fact]
    public void Sizes_Always_AreTheKernels()
    {
        Assert.Equal(104, Unsafe.SizeOf<V4l2Capability>());
        Assert.Equal(64, Unsafe.SizeOf<V4l2FormatDescription>());
        Assert.Equal(44, Unsafe.SizeOf<V4l2FrameSizes>());
        Assert.Equal(52, Unsafe.SizeOf<V4l2FrameIntervals>());
        Assert.Equal(208, Unsafe.SizeOf<V4l2Format>());
        Assert.Equal(20, Unsafe.SizeOf<V4l2RequestBuffers>());
        Assert.Equal(88, Unsafe.SizeOf<V4l2Buffer>());
        Assert.Equal(64, Unsafe.SizeOf<V4l2Plane>());
        Assert.Equal(204, Unsafe.SizeOf<V4l2StreamParameters>());
        Assert.Equal(32, Unsafe.SizeOf<V4l2EventSubscription>());
        Assert.Equal(256, Unsafe.SizeOf<GpioLineInfo>());
    }

    [Fact]
    public void Requests_Always_CarryTheSizeOfTheirStructure()
    {
        Assert.Equal(Unsafe.SizeOf<V4l2Capability>(), ArgumentBytes(V4l2Request.QueryCapability));
        Assert.Equal(Unsafe.SizeOf<V4l2FormatDescription>(), ArgumentBytes(V4l2Request.EnumerateFormats));
        Assert.Equal(Unsafe.SizeOf<V4l2Format>(), ArgumentBytes(V4l2Request.SetFormat));
        Assert.Equal(Unsafe.SizeOf<V4l2RequestBuffers>(), ArgumentBytes(V4l2Request.RequestBuffers));
        Assert.Equal(Unsafe.SizeOf<V4l2Buffer>(), ArgumentBytes(V4l2Request.QueryBuffer));
        Assert.Equal(Unsafe.SizeOf<V4l2Buffer>(), ArgumentBytes(V4l2Request.QueueBuffer));
        Assert.Equal(Unsafe.SizeOf<V4l2Buffer>(), ArgumentBytes(V4l2Request.DequeueBuffer));
        Assert.Equal(Unsafe.SizeOf<V4l2BufferType>(), ArgumentBytes(V4l2Request.StreamOn));
        Assert.Equal(Unsafe.SizeOf<V4l2BufferType>(), ArgumentBytes(V4l2Request.StreamOff));
        Assert.Equal(Unsafe.SizeOf<V4l2StreamParameters>(), ArgumentBytes(V4l2Request.SetParameters));
        Assert.Equal(Unsafe.SizeOf<V4l2FrameSizes>(), ArgumentBytes(V4l2Request.EnumerateFrameSizes));
        Assert.Equal(Unsafe.SizeOf<V4l2FrameIntervals>(), ArgumentBytes(V4l2Request.EnumerateFrameIntervals));
        Assert.Equal(Unsafe.SizeOf<V4l2EventSubscription>(), ArgumentBytes(V4l2Request.SubscribeEvent));
        Assert.Equal(Unsafe.SizeOf<GpioLineInfo>(), ArgumentBytes(GpioRequest.LineInfo));
    }

    [Fact]
    public void V4l2Offsets_Always_AreTheKernels()
    {
        V4l2Capability capability = default;
        Assert.Equal(16, Offset(ref capability, ref capability.Card));
        Assert.Equal(84, Offset(ref capability, ref capability.Capabilities));
        Assert.Equal(88, Offset(ref capability, ref capability.DeviceCapabilities));
        V4l2FormatDescription description = default;
        Assert.Equal(44, Offset(ref description, ref description.PixelFormat));
        V4l2FrameSizes sizes = default;
        Assert.Equal(8, Offset(ref sizes, ref sizes.Type));
        Assert.Equal(12, Offset(ref sizes, ref sizes.Width));
        V4l2FrameIntervals intervals = default;
        Assert.Equal(16, Offset(ref intervals, ref intervals.Type));
        Assert.Equal(20, Offset(ref intervals, ref intervals.Numerator));
        V4l2Format format = default;
        Assert.Equal(8, Offset(ref format, ref format.Width));
        Assert.Equal(24, Offset(ref format, ref format.BytesPerLine));
        Assert.Equal(28, Offset(ref format, ref format.SizeImage));
        Assert.Equal(28, Offset(ref format, ref format.PlaneSizeImage));
        Assert.Equal(32, Offset(ref format, ref format.PlaneBytesPerLine));
        Assert.Equal(188, Offset(ref format, ref format.PlaneCount));
        V4l2Buffer buffer = default;
        Assert.Equal(8, Offset(ref buffer, ref buffer.BytesUsed));
        Assert.Equal(12, Offset(ref buffer, ref buffer.Flags));
        Assert.Equal(24, Offset(ref buffer, ref buffer.Seconds));
        Assert.Equal(56, Offset(ref buffer, ref buffer.Sequence));
        Assert.Equal(60, Offset(ref buffer, ref buffer.Memory));
        Assert.Equal(64, Offset(ref buffer, ref buffer.Offset));
        Assert.Equal(64, Offset(ref buffer, ref buffer.Planes));
        Assert.Equal(72, Offset(ref buffer, ref buffer.Length));
        V4l2Plane plane = default;
        Assert.Equal(4, Offset(ref plane, ref plane.Length));
        Assert.Equal(8, Offset(ref plane, ref plane.Offset));
        Assert.Equal(16, Offset(ref plane, ref plane.DataOffset));
        V4l2StreamParameters parameters = default;
        Assert.Equal(12, Offset(ref parameters, ref parameters.Numerator));
    }

    [Fact]
    public void GpioOffsets_Always_AreTheKernels()
    {
        GpioLineInfo line = default;
        Assert.Equal(64, Offset(ref line, ref line.Offset));
    }

    private static int ArgumentBytes(uint request) => (int)((request >> 16) & 0x3FFF);

    private static int Offset<TStructure, TField>(ref TStructure structure, ref TField field)
        where TStructure : unmanaged
        where TField : unmanaged =>
        (int)Unsafe.ByteOffset(ref Unsafe.As<TStructure, byte>(ref structure), ref Unsafe.As<TField, byte>(ref field));
}

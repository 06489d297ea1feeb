using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux.V4l2;

/// <summary><c>struct v4l2_frmivalenum</c>: one time from frame to frame at a size, or a range whose shortest comes first.</summary>
[StructLayout(LayoutKind.Explicit, Size = 52)]
public struct V4l2FrameIntervals
{
    [FieldOffset(0)]
    public uint Index;

    [FieldOffset(4)]
    public uint PixelFormat;

    [FieldOffset(8)]
    public uint Width;

    [FieldOffset(12)]
    public uint Height;

    [FieldOffset(16)]
    public uint Type;

    [FieldOffset(20)]
    public uint Numerator;

    [FieldOffset(24)]
    public uint Denominator;
}

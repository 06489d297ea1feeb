using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux.V4l2;

/// <summary><c>struct v4l2_frmsizeenum</c>: one size of a format, or a range of sizes.</summary>
[StructLayout(LayoutKind.Explicit, Size = 44)]
public struct V4l2FrameSizes
{
    [FieldOffset(0)]
    public uint Index;

    [FieldOffset(4)]
    public uint PixelFormat;

    /// <summary><see cref="V4l2Constants.Discrete"/>, or a range.</summary>
    [FieldOffset(8)]
    public uint Type;

    [FieldOffset(12)]
    public uint Width;

    [FieldOffset(16)]
    public uint Height;

    /// <summary>Range only, in place of <see cref="Width"/>.</summary>
    [FieldOffset(12)]
    public uint MinWidth;

    [FieldOffset(16)]
    public uint MaxWidth;

    [FieldOffset(20)]
    public uint StepWidth;

    [FieldOffset(24)]
    public uint MinHeight;

    [FieldOffset(28)]
    public uint MaxHeight;

    [FieldOffset(32)]
    public uint StepHeight;
}

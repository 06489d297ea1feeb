using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux.V4l2;

/// <summary><c>struct v4l2_fmtdesc</c>: one format of a camera.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
public struct V4l2FormatDescription
{
    [FieldOffset(0)]
    public uint Index;

    [FieldOffset(4)]
    public uint Type;

    [FieldOffset(44)]
    public uint PixelFormat;
}

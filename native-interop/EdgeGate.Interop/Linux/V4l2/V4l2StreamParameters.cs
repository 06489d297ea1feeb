using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux.V4l2;

/// <summary><c>struct v4l2_streamparm</c> with its <c>v4l2_captureparm</c>.</summary>
[StructLayout(LayoutKind.Explicit, Size = 204)]
public struct V4l2StreamParameters
{
    [FieldOffset(0)]
    public uint Type;

    [FieldOffset(12)]
    public uint Numerator;

    [FieldOffset(16)]
    public uint Denominator;
}

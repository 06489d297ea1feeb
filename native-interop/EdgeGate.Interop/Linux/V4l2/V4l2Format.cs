using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux.V4l2;

/// <summary><c>struct v4l2_format</c> with its <c>v4l2_pix_format</c>, and what a <c>v4l2_pix_format_mplane</c> has in other
/// places.</summary>
[StructLayout(LayoutKind.Explicit, Size = 208)]
public struct V4l2Format
{
    [FieldOffset(0)]
    public uint Type;

    // The union with the picture's description stands on 8 bytes, because of pointers in its other members.
    [FieldOffset(8)]
    public uint Width;

    [FieldOffset(12)]
    public uint Height;

    [FieldOffset(16)]
    public uint PixelFormat;

    [FieldOffset(20)]
    public uint Field;

    [FieldOffset(24)]
    public uint BytesPerLine;

    [FieldOffset(28)]
    public uint SizeImage;

    /// <summary>Several planes: the first one's bytes; the same place as <see cref="SizeImage"/>.</summary>
    [FieldOffset(28)]
    public uint PlaneSizeImage;

    /// <summary>Several planes: in place of <see cref="BytesPerLine"/>.</summary>
    [FieldOffset(32)]
    public uint PlaneBytesPerLine;

    /// <summary>Several planes: how many there are.</summary>
    [FieldOffset(188)]
    public byte PlaneCount;

    // Keeps the structure's alignment at that of the union's pointers.
    [FieldOffset(200)]
    public ulong Last;
}

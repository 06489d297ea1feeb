using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux.V4l2;

/// <summary><c>struct v4l2_buffer</c>.</summary>
[StructLayout(LayoutKind.Explicit, Size = 88)]
public struct V4l2Buffer
{
    [FieldOffset(0)]
    public uint Index;

    [FieldOffset(4)]
    public uint Type;

    [FieldOffset(8)]
    public uint BytesUsed;

    [FieldOffset(12)]
    public uint Flags;

    [FieldOffset(24)]
    public long Seconds;

    [FieldOffset(32)]
    public long Microseconds;

    [FieldOffset(56)]
    public uint Sequence;

    [FieldOffset(60)]
    public uint Memory;

    /// <summary>Where to map it.</summary>
    [FieldOffset(64)]
    public uint Offset;

    /// <summary>Several planes: address of as many <see cref="V4l2Plane"/> as <see cref="Length"/> says, in place of
    /// <see cref="Offset"/>.</summary>
    [FieldOffset(64)]
    public nint Planes;

    [FieldOffset(72)]
    public uint Length;
}

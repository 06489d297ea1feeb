using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux.V4l2;

/// <summary><c>struct v4l2_plane</c>.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
public struct V4l2Plane
{
    [FieldOffset(0)]
    public uint BytesUsed;

    [FieldOffset(4)]
    public uint Length;

    /// <summary>Where to map it.</summary>
    [FieldOffset(8)]
    public uint Offset;

    /// <summary>Where the picture begins within the plane.</summary>
    [FieldOffset(16)]
    public uint DataOffset;

    // Keeps the structure's alignment at that of its pointers.
    [FieldOffset(56)]
    public ulong Last;
}

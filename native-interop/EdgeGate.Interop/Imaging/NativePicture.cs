using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Imaging;

/// <summary>eg_picture.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativePicture
{
    internal byte* Data;
    internal ulong Bytes;
    internal int Width;
    internal int Height;
    internal int Stride;
    internal int Format;
}

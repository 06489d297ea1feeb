using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Imaging;

/// <summary>eg_image_header.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeImageHeader
{
    internal int Width;
    internal int Height;
    internal int Orientation;
    internal int Kind;
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Npu;

/// <summary>eg_npu_tensor_info.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NpuTensorInfo
{
    internal uint StructSize;
    internal int Type;
    internal int Rank;
    internal Sizes Shape;
    internal float Scale;
    internal int ZeroPoint;
    internal uint Reserved;
    internal ulong Bytes;
    internal NpuBackendInfo.Text256 Name;

    [InlineArray(8)]
    internal struct Sizes
    {
        private int _first;
    }
}

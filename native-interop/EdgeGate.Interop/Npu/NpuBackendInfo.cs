using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Npu;

/// <summary>eg_npu_backend_info.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NpuBackendInfo
{
    internal uint StructSize;
    internal int Usable;
    internal Text32 Name;
    internal Text64 Version;
    internal Text64 Device;
    internal Text256 Library;
    internal Text1024 Reason;

    [InlineArray(32)]
    internal struct Text32
    {
        private byte _first;
    }

    [InlineArray(64)]
    internal struct Text64
    {
        private byte _first;
    }

    [InlineArray(256)]
    internal struct Text256
    {
        private byte _first;
    }

    [InlineArray(1024)]
    internal struct Text1024
    {
        private byte _first;
    }
}

using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Npu;

/// <summary>eg_npu_open_options.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NpuOpenOptions
{
    internal uint StructSize;
    internal int Threads;
    internal int DeadlineMs;
    internal uint CoreMask;
}

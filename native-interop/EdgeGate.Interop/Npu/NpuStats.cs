using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Npu;

/// <summary>eg_npu_stats.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NpuStats
{
    internal uint StructSize;
    internal uint Reserved;
    internal ulong Runs;
    internal ulong Failures;
    internal ulong Timeouts;
    internal ulong LastMicroseconds;
    internal ulong TotalMicroseconds;
    internal float TemperatureCelsius;
    internal float PowerWatts;
}

using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux.Gpio;

/// <summary><c>struct gpio_v2_line_values</c>: a bit for each line, in the order of the request's offsets.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct GpioLineValues
{
    public ulong Bits;
    public ulong Mask;
}

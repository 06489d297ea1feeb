using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux.Gpio;

/// <summary><c>struct gpio_v2_line_config_attribute</c>: a setting, and the lines of the request it is for.</summary>
[StructLayout(LayoutKind.Explicit, Size = 24)]
public struct GpioLineAttribute
{
    [FieldOffset(0)]
    public GpioAttributeId Id;

    /// <summary>Flags, values as a bit for each line, or microseconds, as <see cref="Id"/> says.</summary>
    [FieldOffset(8)]
    public ulong Value;

    /// <summary>A bit for each line, in the order of the request's offsets.</summary>
    [FieldOffset(16)]
    public ulong Mask;
}

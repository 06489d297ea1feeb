using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux.Gpio;

/// <summary><c>struct gpio_v2_line_info</c>, as far as it is read here.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
public struct GpioLineInfo
{
    [FieldOffset(0)]
    public Text32 Name;

    [FieldOffset(64)]
    public uint Offset;
}

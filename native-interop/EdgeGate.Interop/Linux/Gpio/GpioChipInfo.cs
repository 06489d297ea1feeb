using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux.Gpio;

/// <summary><c>struct gpiochip_info</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct GpioChipInfo
{
    public Text32 Name;
    public Text32 Label;
    public uint Lines;
}

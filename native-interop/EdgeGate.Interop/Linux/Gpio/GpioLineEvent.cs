using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux.Gpio;

/// <summary><c>struct gpio_v2_line_event</c>.</summary>
[StructLayout(LayoutKind.Explicit, Size = 48)]
public struct GpioLineEvent
{
    [FieldOffset(0)]
    public ulong TimestampNanoseconds;

    [FieldOffset(8)]
    public uint Id;

    [FieldOffset(12)]
    public uint Offset;

    [FieldOffset(16)]
    public uint Sequence;

    [FieldOffset(20)]
    public uint LineSequence;
}

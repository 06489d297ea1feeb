using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux.Gpio;

/// <summary><c>struct gpio_v2_line_request</c> with its <c>gpio_v2_line_config</c>.</summary>
[StructLayout(LayoutKind.Explicit, Size = 592)]
public struct GpioLineRequest
{
    [FieldOffset(0)]
    public GpioLineOffsets Offsets;

    [FieldOffset(256)]
    public Text32 Consumer;

    /// <summary>For lines without flags of their own.</summary>
    [FieldOffset(288)]
    public GpioLineFlags Flags;

    [FieldOffset(296)]
    public uint AttributeCount;

    [FieldOffset(320)]
    public GpioLineAttributes Attributes;

    [FieldOffset(560)]
    public uint LineCount;

    [FieldOffset(564)]
    public uint EventBufferSize;

    /// <summary>Written by the kernel: the descriptor of the lines.</summary>
    [FieldOffset(588)]
    public int Descriptor;
}

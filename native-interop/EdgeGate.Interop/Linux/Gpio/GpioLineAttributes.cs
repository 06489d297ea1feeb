using System.Runtime.CompilerServices;

namespace EdgeGate.Interop.Linux.Gpio;

/// <summary>The ten attributes a line request can carry.</summary>
[InlineArray(Capacity)]
public struct GpioLineAttributes
{
    /// <summary><c>GPIO_V2_LINE_NUM_ATTRS_MAX</c>.</summary>
    public const int Capacity = 10;

    private GpioLineAttribute _first;
}

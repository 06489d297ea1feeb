using System.Runtime.CompilerServices;

namespace EdgeGate.Interop.Linux.Gpio;

/// <summary>The 64 line numbers a request can carry.</summary>
[InlineArray(Capacity)]
public struct GpioLineOffsets
{
    /// <summary><c>GPIO_V2_LINES_MAX</c>.</summary>
    public const int Capacity = 64;

    private uint _first;
}

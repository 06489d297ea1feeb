using System.Runtime.CompilerServices;

namespace EdgeGate.Interop.Linux;

/// <summary>A text field of 32 bytes, see <see cref="KernelText"/>.</summary>
[InlineArray(32)]
public struct Text32
{
    private byte _first;
}

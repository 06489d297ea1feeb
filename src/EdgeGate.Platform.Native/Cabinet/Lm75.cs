using System.Buffers.Binary;
using EdgeGate.Interop.Linux.I2c;

namespace EdgeGate.Platform.Native.Cabinet;

/// <summary>An LM75: register 0 holds the temperature as two bytes, the upper nine bits a two's complement of half degrees.</summary>
internal sealed class Lm75(II2cBus bus, int address)
{
    internal double? Read()
    {
        Span<byte> answer = stackalloc byte[2];
        return bus.WriteRead(address, [0x00], answer) == 0 ? (BinaryPrimitives.ReadInt16BigEndian(answer) >> 7) * 0.5 : null;
    }
}

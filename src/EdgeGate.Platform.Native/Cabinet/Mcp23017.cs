using EdgeGate.Interop.Linux.I2c;

namespace EdgeGate.Platform.Native.Cabinet;

/// <summary>
/// An MCP23017 as it is after power-on (registers of A and B side by side, address counting up). Directions are checked at each reading: a
/// chip that lost its power has forgotten them, and all its pins are inputs again.
/// </summary>
internal sealed class Mcp23017(II2cBus bus, int address, ushort inputs)
{
    private const byte Directions = 0x00;
    private const byte PullUps = 0x0C;
    private const byte Ports = 0x12;
    private const byte Latches = 0x14;

    private ushort _levels;

    internal ushort? Read() => IsSetUp() && TryRead(Ports, out var levels) ? levels : null;

    internal bool TryWrite(ushort levels)
    {
        _levels = (ushort)(levels & ~inputs);
        return IsSetUp() && TryWrite(Latches, _levels);
    }

    /// <summary>Levels first, directions last: a pin that becomes an output has its level already.</summary>
    private bool IsSetUp() => TryRead(Directions, out var directions)
        && (directions == inputs || (TryWrite(Latches, _levels) && TryWrite(PullUps, inputs) && TryWrite(Directions, inputs)));

    private bool TryRead(byte register, out ushort value)
    {
        Span<byte> answer = stackalloc byte[2];
        var good = bus.WriteRead(address, [register], answer) == 0;
        value = (ushort)(answer[0] | answer[1] << 8);
        return good;
    }

    private bool TryWrite(byte register, ushort value) => bus.Write(address, [register, (byte)value, (byte)(value >> 8)]) == 0;
}

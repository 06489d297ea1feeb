namespace EdgeGate.Contracts.Cabinet;

/// <summary>An MCP23017 (data sheet DS20001952, BANK = 0): 22 registers, the address counts up; pins are inputs after power-on.</summary>
public sealed class ExpanderChip : II2cChip
{
    private readonly byte[] _registers = new byte[0x16];
    private int _pointer;

    public ExpanderChip() => PowerOn();

    /// <summary>Levels that the world puts on the pins, bit 0 is A0.</summary>
    public ushort Outside { get; set; }

    /// <summary>Directions: a one is an input.</summary>
    public ushort Directions => Pair(0x00);

    /// <summary>Pull-ups.</summary>
    public ushort PullUps => Pair(0x0C);

    /// <summary>Levels on the pins that are outputs now.</summary>
    public ushort Driven => (ushort)(Pair(0x14) & ~Directions);

    /// <summary>Every level that an output ever had, in order: no pin may jump.</summary>
    public List<ushort> History { get; } = [];

    /// <summary>The chip forgets everything.</summary>
    public void PowerOn()
    {
        Array.Clear(_registers);
        (_registers[0], _registers[1]) = (0xFF, 0xFF);
        History.Clear();
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        _pointer = bytes[0];
        foreach (var value in bytes[1..])
        {
            // Writing a port writes its latch; the interrupt registers are read only.
            var register = _pointer is 0x12 or 0x13 ? _pointer + 2 : _pointer;
            if (register is 0x0E or 0x0F or 0x10 or 0x11)
                throw new InvalidOperationException($"register 0x{register:X2} is read only");
            _registers[register] = value;
            _pointer = (_pointer + 1) % _registers.Length;
            History.Add(Driven);
        }
    }

    public void Read(Span<byte> answer)
    {
        foreach (ref var value in answer)
        {
            value = _pointer switch
            {
                0x12 => (byte)((Outside & Directions) | Driven),
                0x13 => (byte)(((Outside & Directions) | Driven) >> 8),
                _ => _registers[_pointer],
            };
            _pointer = (_pointer + 1) % _registers.Length;
        }
    }

    private ushort Pair(int register) => (ushort)(_registers[register] | _registers[register + 1] << 8);
}

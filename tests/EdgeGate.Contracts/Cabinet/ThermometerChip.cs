namespace EdgeGate.Contracts.Cabinet;

/// <summary>An LM75: a pointer byte chooses the register; 0 is the temperature, nine bits in half degrees, 1 the configuration.</summary>
public sealed class ThermometerChip : II2cChip
{
    private byte _pointer = 0xFF;
    private byte _configuration;

    /// <summary>Half degrees.</summary>
    public int HalfDegrees { get; set; }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        _pointer = bytes[0];
        if (bytes.Length > 1)
            _configuration = _pointer == 1 && bytes.Length == 2 ? bytes[1]
                : throw new InvalidOperationException($"register {_pointer} is not written by us");
    }

    public void Read(Span<byte> answer)
    {
        // Bit 0 of the configuration shuts the chip down: it then repeats its last temperature.
        var raw = (ushort)((_configuration & 1) == 0 ? HalfDegrees << 7 : 0x7F80);
        switch (_pointer)
        {
            case 0:
                answer[0] = (byte)(raw >> 8);
                if (answer.Length > 1)
                    answer[1] = (byte)raw;
                break;
            case 1:
                answer.Fill(_configuration);
                break;
            default:
                throw new InvalidOperationException($"register {_pointer} is not modelled");
        }
    }
}

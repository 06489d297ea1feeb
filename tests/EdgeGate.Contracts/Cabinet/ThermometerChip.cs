namespace EdgeGate.Contracts.Cabinet;

/// <summary>An LM75: a pointer byte chooses the register; register 0 is the temperature, nine bits in half degrees.</summary>
public sealed class ThermometerChip : II2cChip
{
    private byte _pointer = 0xFF;

    /// <summary>Half degrees.</summary>
    public int HalfDegrees { get; set; }

    public void Write(ReadOnlySpan<byte> bytes) => _pointer = bytes[0];

    public void Read(Span<byte> answer)
    {
        if (_pointer != 0)
            throw new InvalidOperationException($"register {_pointer} is not the temperature");
        var raw = (ushort)(HalfDegrees << 7);
        answer[0] = (byte)(raw >> 8);
        if (answer.Length > 1)
            answer[1] = (byte)raw;
    }
}

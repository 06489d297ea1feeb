namespace EdgeGate.Contracts.Cabinet;

/// <summary>A chip on a bus in memory, as its data sheet has it. Bytes that the sheet does not know end the test.</summary>
public interface II2cChip
{
    /// <summary>Bytes that came after the address.</summary>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>Bytes that are asked of it.</summary>
    void Read(Span<byte> answer);
}

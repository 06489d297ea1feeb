namespace EdgeGate.Interop.Linux.I2c;

/// <summary>An open I2C bus. Calls return an error number, 0 for success: a chip that is not there is no surprise. Used by one thread.</summary>
public interface II2cBus : IDisposable
{
    /// <summary>Sends bytes to a chip: start, address, bytes, stop.</summary>
    /// <param name="address">7 bits.</param>
    /// <param name="bytes">1 to 8192.</param>
    int Write(int address, ReadOnlySpan<byte> bytes);

    /// <summary>Sends bytes and reads the answer, with a repeated start between: nobody comes in between.</summary>
    int WriteRead(int address, ReadOnlySpan<byte> bytes, Span<byte> answer);
}

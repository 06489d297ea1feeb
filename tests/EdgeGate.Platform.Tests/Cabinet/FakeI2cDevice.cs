using System.Device.I2c;
using EdgeGate.Contracts.Cabinet;

namespace EdgeGate.Platform.Tests.Cabinet;

/// <summary>
/// A chip in memory behind the package's own class of devices; one that is gone is an IOException, as the package throws it.
/// </summary>
internal sealed class FakeI2cDevice(IReadOnlyDictionary<int, II2cChip> chips, int bus, int address) : I2cDevice
{
    public override I2cConnectionSettings ConnectionSettings { get; } = new(bus, address);

    private II2cChip Chip => chips.TryGetValue(address, out var chip) ? chip
        : throw new IOException("Error 121 performing I2C data transfer.");

    public override void Read(Span<byte> buffer) => Chip.Read(buffer);

    public override void Write(ReadOnlySpan<byte> buffer) => Chip.Write(buffer);

    public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        Chip.Write(writeBuffer);
        Chip.Read(readBuffer);
    }
}

using EdgeGate.Contracts.Cabinet;
using EdgeGate.Interop.Linux.I2c;

namespace EdgeGate.Platform.Native.Tests.Cabinet;

/// <summary>A bus with chips in memory; an address without a chip is not acknowledged, as the kernel reports it.</summary>
internal sealed class FakeI2cBus(IReadOnlyDictionary<int, II2cChip> chips) : II2cBus, II2cBuses
{
    private const int NoSuchDeviceOrAddress = 6;

    public int Open(string path, out II2cBus? bus)
    {
        bus = this;
        return 0;
    }

    public IReadOnlyList<string> List() => ["/dev/i2c-1"];

    public int Write(int address, ReadOnlySpan<byte> bytes)
    {
        if (!chips.TryGetValue(address, out var chip))
            return NoSuchDeviceOrAddress;
        chip.Write(bytes);
        return 0;
    }

    public int WriteRead(int address, ReadOnlySpan<byte> bytes, Span<byte> answer)
    {
        if (!chips.TryGetValue(address, out var chip))
            return NoSuchDeviceOrAddress;
        chip.Write(bytes);
        chip.Read(answer);
        return 0;
    }

    public void Dispose()
    {
    }
}

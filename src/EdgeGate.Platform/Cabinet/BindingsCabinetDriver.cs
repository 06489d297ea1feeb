using System.Device.I2c;
using System.Globalization;
using EdgeGate.Domain.Cabinet;

namespace EdgeGate.Platform.Cabinet;

/// <summary>The cabinet's things through Iot.Device.Bindings.</summary>
/// <param name="open">Opens a chip of a bus by its number and address; null: the machine's own.</param>
internal sealed class BindingsCabinetDriver(Func<int, int, I2cDevice>? open = null) : ICabinetDriver
{
    private const string Prefix = "/dev/i2c-";

    /// <inheritdoc/>
    public IReadOnlyList<string> Enumerate() => [.. Directory.EnumerateFiles("/dev", "i2c-*").Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public ICabinet Open(CabinetSettings settings)
    {
        var isBus = settings.Bus.StartsWith(Prefix, StringComparison.Ordinal)
            & int.TryParse(settings.Bus.AsSpan(Math.Min(Prefix.Length, settings.Bus.Length)), NumberStyles.None,
                CultureInfo.InvariantCulture, out var bus);
        return new BindingsCabinet(address => isBus
            ? (open ?? Create)(bus, address) : throw new IOException($"{settings.Bus}: no I2C bus of that name"), settings);
    }

    private static I2cDevice Create(int bus, int address) => I2cDevice.Create(new I2cConnectionSettings(bus, address));
}

using EdgeGate.Domain.Cabinet;
using EdgeGate.Interop.Linux.I2c;

namespace EdgeGate.Platform.Native.Cabinet;

/// <summary>The cabinet's things through the kernel's i2c-dev.</summary>
/// <param name="buses">The machine's buses.</param>
internal sealed class NativeCabinetDriver(II2cBuses buses) : ICabinetDriver
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Enumerate() => buses.List();

    /// <inheritdoc/>
    public ICabinet Open(CabinetSettings settings)
    {
        buses.Open(settings.Bus, out var bus);
        return new NativeCabinet(bus, settings);
    }
}

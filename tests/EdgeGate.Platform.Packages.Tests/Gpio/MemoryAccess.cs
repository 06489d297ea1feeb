using System.Device.Gpio;
using EdgeGate.Domain.Gate;
using EdgeGate.Platform.Packages.Gpio;

namespace EdgeGate.Platform.Packages.Tests.Gpio;

/// <summary>Chips in memory, opened as one of the two libraries opens real ones.</summary>
internal sealed class MemoryAccess(IGpioAccess library, MemoryChip chip, params string[] labels) : IGpioAccess
{
    /// <inheritdoc/>
    public IReadOnlyList<GpioChipInfo> Chips() =>
        [.. labels.Select((label, number) => new GpioChipInfo(number, $"gpiochip{number}", label, 32))];

    /// <inheritdoc/>
    public GpioController Open(GpioChipInfo info) => new(chip);

    /// <inheritdoc/>
    public void OpenOutput(GpioController controller, int pin, PinValue first) => library.OpenOutput(controller, pin, first);

    /// <inheritdoc/>
    public void OpenInput(GpioController controller, int pin, LineBias bias) => library.OpenInput(controller, pin, bias);
}

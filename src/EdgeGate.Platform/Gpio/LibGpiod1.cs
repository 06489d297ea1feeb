using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using EdgeGate.Domain.Gate;

namespace EdgeGate.Platform.Gpio;

/// <summary>libgpiod 1 (libgpiod.so.2, as Debian 12 has it).</summary>
internal sealed class LibGpiod1 : IGpioAccess
{
    /// <inheritdoc/>
    public IReadOnlyList<GpioChipInfo> Chips() => [.. LibGpiodDriver.GetAvailableChips()];

    /// <inheritdoc/>
    public GpioController Open(GpioChipInfo chip) => new(new LibGpiodDriver(chip));

    /// <inheritdoc/>
    public void OpenOutput(GpioController controller, int pin, PinValue first) => controller.OpenPin(pin, PinMode.Output, first);

    /// <inheritdoc/>
    public void OpenInput(GpioController controller, int pin, LineBias bias) => controller.OpenPin(pin, bias switch
    {
        LineBias.PullUp => PinMode.InputPullUp,
        LineBias.PullDown => PinMode.InputPullDown,
        LineBias.AsIs => PinMode.Input,
        _ => throw new NotSupportedException("libgpiod 1 cannot switch a pull resistor off; leave the bias out, or install libgpiod 2"),
    });
}

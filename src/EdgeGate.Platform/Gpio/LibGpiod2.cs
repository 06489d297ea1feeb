using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using EdgeGate.Domain.Gate;

namespace EdgeGate.Platform.Gpio;

/// <summary>libgpiod 2 (libgpiod.so.3, as Debian 13 has it).</summary>
internal sealed class LibGpiod2 : IGpioAccess
{
    /// <inheritdoc/>
    public IReadOnlyList<GpioChipInfo> Chips()
    {
        _ = LibGpiodV2Driver.GetApiVersion(); // fails without the library even where there is no chip
        return [.. LibGpiodV2Driver.GetAvailableChips()];
    }

    /// <inheritdoc/>
    public GpioController Open(GpioChipInfo chip) => new(new LibGpiodV2Driver(chip));

    /// <summary>
    /// Opens the line as it is, then sets direction and level in one step. The short way, OpenPin with mode and first value, makes this
    /// driver an output at the low level first: on a relay board that is active low the contact would close for a moment.
    /// </summary>
    public void OpenOutput(GpioController controller, int pin, PinValue first)
    {
        controller.OpenPin(pin);
        controller.Write([new PinValuePair(pin, first)]);
    }

    /// <inheritdoc/>
    public void OpenInput(GpioController controller, int pin, LineBias bias)
    {
        // Mode Input switches the pull resistor off here; one that is to stay as it is must not be touched if it is an input already.
        controller.OpenPin(pin);
        if (bias == LineBias.AsIs && controller.GetPinMode(pin) != PinMode.Output)
            return;
        controller.SetPinMode(pin, bias switch
        {
            LineBias.PullUp => PinMode.InputPullUp,
            LineBias.PullDown => PinMode.InputPullDown,
            _ => PinMode.Input,
        });
    }
}

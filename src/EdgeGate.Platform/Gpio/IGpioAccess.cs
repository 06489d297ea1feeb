using System.Device.Gpio;
using EdgeGate.Domain.Gate;

namespace EdgeGate.Platform.Gpio;

/// <summary>
/// What the two generations of libgpiod do differently under one <see cref="GpioController"/>; tests put lines in memory here.
/// </summary>
internal interface IGpioAccess
{
    /// <summary>The chips that are there.</summary>
    IReadOnlyList<GpioChipInfo> Chips();

    /// <summary>Opens a chip.</summary>
    GpioController Open(GpioChipInfo chip);

    /// <summary>Requests an output so that its very first level is <paramref name="first"/>.</summary>
    void OpenOutput(GpioController controller, int pin, PinValue first);

    /// <summary>Requests an input.</summary>
    /// <exception cref="NotSupportedException">This library cannot set the pull resistor so.</exception>
    void OpenInput(GpioController controller, int pin, LineBias bias);
}

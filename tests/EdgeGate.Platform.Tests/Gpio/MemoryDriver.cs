using System.Device.Gpio;

namespace EdgeGate.Platform.Tests.Gpio;

/// <summary>
/// The package's driver over a chip in memory, with the habits of its two libgpiod drivers: the first requests a line when its mode is
/// set, takes a first level, and ignores a write before; the second requests it when it is opened, becomes an output at the low level
/// whatever first level is asked for, and turns an input that is written to into an output.
/// </summary>
/// <param name="chip">The lines.</param>
/// <param name="second">True for libgpiod 2.</param>
public sealed class MemoryDriver(MemoryChip chip, bool second) : GpioDriver
{
    private readonly HashSet<int> _opened = [];

    /// <inheritdoc/>
    protected override int PinCount => chip.Lines;

    /// <inheritdoc/>
    protected override void OpenPin(int pinNumber)
    {
        _opened.Add(pinNumber);
        if (second)
            chip.Request(this, pinNumber, PinMode.Input);
    }

    /// <inheritdoc/>
    protected override void ClosePin(int pinNumber)
    {
        _opened.Remove(pinNumber);
        chip.Release(this, pinNumber);
    }

    /// <inheritdoc/>
    protected override void SetPinMode(int pinNumber, PinMode mode)
    {
        chip.Request(this, pinNumber, mode);
        if (mode == PinMode.Output)
            chip.Drive(pinNumber, PinValue.Low);
    }

    /// <inheritdoc/>
    protected override void SetPinMode(int pinNumber, PinMode mode, PinValue initialValue)
    {
        if (second)
        {
            base.SetPinMode(pinNumber, mode, initialValue);
            return;
        }

        chip.Request(this, pinNumber, mode);
        if (mode == PinMode.Output)
            chip.Drive(pinNumber, initialValue);
    }

    /// <inheritdoc/>
    protected override PinMode GetPinMode(int pinNumber) => chip.ModeOf(pinNumber) ?? PinMode.Input;

    /// <inheritdoc/>
    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => true;

    /// <inheritdoc/>
    protected override PinValue Read(int pinNumber) => chip.Read(pinNumber);

    /// <inheritdoc/>
    protected override void Write(int pinNumber, PinValue value)
    {
        if (second)
            chip.Request(this, pinNumber, PinMode.Output);
        if (chip.ModeOf(pinNumber) == PinMode.Output)
            chip.Drive(pinNumber, value);
    }

    /// <inheritdoc/>
    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        foreach (var pin in _opened)
            chip.Release(this, pin);
        base.Dispose(disposing);
    }
}

using System.Device.Gpio;

namespace EdgeGate.Platform.Packages.Tests.Gpio;

/// <summary>A chip in memory behind the package's own driver class. Every level an output ever had is kept.</summary>
public sealed class MemoryChip(int lines = 32) : GpioDriver
{
    private readonly PinMode?[] _modes = new PinMode?[lines];
    private readonly PinValue[] _levels = new PinValue[lines];

    /// <summary>The levels outputs took, in order.</summary>
    public List<(int Pin, PinValue Level)> Written { get; } = [];

    /// <summary>Lines that somebody else holds.</summary>
    public HashSet<int> Busy { get; } = [];

    /// <summary>Lines that stay low whatever is written.</summary>
    public HashSet<int> Shorted { get; } = [];

    /// <summary>True once the chip was unplugged.</summary>
    public bool Gone { get; set; }

    /// <summary>True once the controller was disposed.</summary>
    public bool Closed { get; private set; }

    /// <inheritdoc/>
    protected override int PinCount => lines;

    /// <summary>The world outside sets an input.</summary>
    public void Drive(int pin, PinValue level)
    {
        lock (_levels)
            _levels[pin] = level;
    }

    /// <summary>The mode a line was opened with.</summary>
    public PinMode? ModeOf(int pin) => _modes[pin];

    /// <inheritdoc/>
    protected override void OpenPin(int pinNumber)
    {
        if (Busy.Contains(pinNumber))
            throw new IOException("Device or resource busy");
        _modes[pinNumber] = PinMode.Input;
    }

    /// <inheritdoc/>
    protected override void ClosePin(int pinNumber) => _modes[pinNumber] = null;

    /// <inheritdoc/>
    protected override void SetPinMode(int pinNumber, PinMode mode) => _modes[pinNumber] = mode;

    /// <inheritdoc/>
    protected override PinMode GetPinMode(int pinNumber) => _modes[pinNumber] ?? PinMode.Input;

    /// <inheritdoc/>
    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => true;

    /// <inheritdoc/>
    protected override PinValue Read(int pinNumber)
    {
        if (Gone)
            throw new IOException("No such device");
        lock (_levels)
            return _levels[pinNumber];
    }

    /// <inheritdoc/>
    protected override void Write(int pinNumber, PinValue value)
    {
        if (Gone)
            throw new IOException("No such device");
        lock (_levels)
        {
            _modes[pinNumber] = PinMode.Output;
            Written.Add((pinNumber, value));
            _levels[pinNumber] = Shorted.Contains(pinNumber) ? PinValue.Low : value;
        }
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
    protected override void Dispose(bool disposing) => Closed = true;
}

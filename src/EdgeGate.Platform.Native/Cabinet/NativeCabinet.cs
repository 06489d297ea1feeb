using EdgeGate.Domain.Cabinet;
using EdgeGate.Interop.Linux.I2c;

namespace EdgeGate.Platform.Native.Cabinet;

/// <summary>The things of one bus.</summary>
internal sealed class NativeCabinet : ICabinet
{
    private readonly II2cBus? _bus;
    private readonly Ssd1306? _display;
    private readonly Lm75? _thermometer;
    private readonly Mcp23017? _expander;

    internal NativeCabinet(II2cBus? bus, CabinetSettings settings)
    {
        _bus = bus;
        if (bus is null)
            return;
        _display = settings.Display > 0 ? new(bus, settings.Display, settings.UpsideDown) : null;
        _thermometer = settings.Thermometer > 0 ? new(bus, settings.Thermometer) : null;
        _expander = settings.Expander > 0 ? new(bus, settings.Expander, settings.ExpanderInputs) : null;
    }

    /// <inheritdoc/>
    public bool TryShow(ReadOnlySpan<byte> picture) => _display?.TryShow(picture) ?? false;

    /// <inheritdoc/>
    public double? ReadTemperature() => _thermometer?.Read();

    /// <inheritdoc/>
    public ushort? ReadExpander() => _expander?.Read();

    /// <inheritdoc/>
    public bool TryWriteExpander(ushort levels) => _expander?.TryWrite(levels) ?? false;

    public void Dispose() => _bus?.Dispose();
}

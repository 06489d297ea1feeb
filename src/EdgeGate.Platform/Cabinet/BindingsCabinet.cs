using System.Device.I2c;
using EdgeGate.Domain.Cabinet;
using Iot.Device.Lm75;
using Iot.Device.Mcp23xxx;

namespace EdgeGate.Platform.Cabinet;

/// <summary>
/// The things of one bus, by the bindings' classes. Those speak to their chip in their constructors and throw when it is not there: they
/// are made when first used, and made anew after a fault.
/// </summary>
internal sealed class BindingsCabinet(Func<int, I2cDevice> open, CabinetSettings settings) : ICabinet
{
    private readonly byte[] _shown = new byte[ICabinet.PictureBytes];
    private ushort _levels;
    private BindingsDisplay? _display;
    private Lm75? _thermometer;
    private Mcp23017? _expander;

    /// <inheritdoc/>
    public bool TryShow(ReadOnlySpan<byte> picture)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(picture.Length, ICabinet.PictureBytes);
        if (settings.Display == 0)
            return false;
        try
        {
            var all = _display is null;
            _display ??= new BindingsDisplay(open(settings.Display), settings.UpsideDown);
            for (var page = 0; page < ICabinet.Height / 8; page++)
            {
                var rows = picture.Slice(page * ICabinet.Width, ICabinet.Width);
                if (!all && rows.SequenceEqual(_shown.AsSpan(page * ICabinet.Width, ICabinet.Width)))
                    continue;
                _display.Send(page, rows);
                rows.CopyTo(_shown.AsSpan(page * ICabinet.Width));
            }

            return true;
        }
        catch (IOException)
        {
            Drop(ref _display);
            return false;
        }
    }

    /// <inheritdoc/>
    public double? ReadTemperature()
    {
        if (settings.Thermometer == 0)
            return null;
        try
        {
            _thermometer ??= new Lm75(open(settings.Thermometer));
            return _thermometer.Temperature.DegreesCelsius;
        }
        catch (IOException)
        {
            Drop(ref _thermometer);
            return null;
        }
    }

    /// <inheritdoc/>
    public ushort? ReadExpander()
    {
        try
        {
            return SetUpExpander()?.ReadUInt16(Register.GPIO);
        }
        catch (IOException)
        {
            Drop(ref _expander);
            return null;
        }
    }

    /// <inheritdoc/>
    public bool TryWriteExpander(ushort levels)
    {
        try
        {
            _levels = (ushort)(levels & ~settings.ExpanderInputs);
            SetUpExpander()?.WriteUInt16(Register.OLAT, _levels);
            return _expander is not null;
        }
        catch (IOException)
        {
            Drop(ref _expander);
            return false;
        }
    }

    public void Dispose()
    {
        _display?.Dispose();
        _thermometer?.Dispose();
        _expander?.Dispose();
    }

    private static void Drop<T>(ref T? part)
        where T : class, IDisposable
    {
        // Closing may speak to the chip once more.
        try
        {
            part?.Dispose();
        }
        catch (IOException)
        {
        }

        part = null;
    }

    /// <summary>A chip that lost its power has forgotten its directions. Levels are written before them, so that no pin jumps.</summary>
    private Mcp23017? SetUpExpander()
    {
        if (settings.Expander == 0)
            return null;
        _expander ??= new Mcp23017(open(settings.Expander), shouldDispose: true);
        if (_expander.ReadUInt16(Register.IODIR) != settings.ExpanderInputs)
        {
            _expander.WriteUInt16(Register.OLAT, _levels);
            _expander.WriteUInt16(Register.GPPU, settings.ExpanderInputs);
            _expander.WriteUInt16(Register.IODIR, settings.ExpanderInputs);
        }

        return _expander;
    }
}

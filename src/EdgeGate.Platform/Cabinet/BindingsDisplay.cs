using System.Device.I2c;
using EdgeGate.Domain.Cabinet;
using Iot.Device.Ssd13xx.Commands;
using Iot.Device.Ssd13xx.Commands.Ssd1306Commands;

namespace EdgeGate.Platform.Cabinet;

/// <summary>
/// An SSD1306 by the bindings' commands. Their display class is not used: it draws through an image library that it wants registered, for a
/// picture that is a kilobyte of points here.
/// </summary>
internal sealed class BindingsDisplay : IDisposable
{
    private readonly I2cDevice _device;
    private readonly byte[] _data = new byte[1 + ICabinet.Width];

    /// <summary>Sets the chip up: off while it is done, the panel's supply pumped up, on at the end.</summary>
    /// <exception cref="IOException">It does not answer.</exception>
    internal BindingsDisplay(I2cDevice device, bool upsideDown)
    {
        _device = device;
        Send(
            new SetDisplayOff(), new SetDisplayClockDivideRatioOscillatorFrequency(0, 8), new SetMultiplexRatio(ICabinet.Height - 1),
            new SetDisplayOffset(0),
            new SetDisplayStartLine(0), new SetChargePump(true),
            new SetMemoryAddressingMode(SetMemoryAddressingMode.AddressingMode.Horizontal),
            new SetSegmentReMap(!upsideDown), new SetComOutputScanDirection(upsideDown), new SetComPinsHardwareConfiguration(true, false),
            new SetPreChargePeriod(1, 15), new SetVcomhDeselectLevel(SetVcomhDeselectLevel.DeselectLevel.Vcc0_77),
            new EntireDisplayOn(false),
            new SetNormalDisplay(), new SetDisplayOn());
    }

    /// <summary>Sends eight rows.</summary>
    /// <exception cref="IOException">It does not answer.</exception>
    internal void Send(int page, ReadOnlySpan<byte> rows)
    {
        Send(new SetColumnAddress(0, ICabinet.Width - 1), new SetPageAddress((PageAddress)page, (PageAddress)page));
        _data[0] = 0x40;
        rows.CopyTo(_data.AsSpan(1));
        _device.Write(_data);
    }

    public void Dispose() => _device.Dispose();

    private void Send(params ICommand[] commands) => _device.Write([0x00, .. commands.SelectMany(command => command.GetBytes())]);
}

using EdgeGate.Domain.Cabinet;
using EdgeGate.Interop.Linux.I2c;

namespace EdgeGate.Platform.Native.Cabinet;

/// <summary>An SSD1306 with a panel of 128 x 64. Every transfer begins with a control byte: 0x00 commands follow, 0x40 data follow.</summary>
internal sealed class Ssd1306(II2cBus bus, int address, bool upsideDown)
{
    private const int Pages = ICabinet.Height / 8;
    private readonly byte[] _shown = new byte[ICabinet.PictureBytes];
    private readonly byte[] _page = new byte[1 + ICabinet.Width];
    private bool _ready;

    internal bool TryShow(ReadOnlySpan<byte> picture)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(picture.Length, ICabinet.PictureBytes);
        var all = !_ready;
        if (!_ready && !Begin())
            return false;
        for (var page = 0; page < Pages; page++)
        {
            var rows = picture.Slice(page * ICabinet.Width, ICabinet.Width);
            if (!all && rows.SequenceEqual(_shown.AsSpan(page * ICabinet.Width, ICabinet.Width)))
                continue;
            if (!Send(page, rows))
                return _ready = false;
            rows.CopyTo(_shown.AsSpan(page * ICabinet.Width));
        }

        return true;
    }

    private bool Begin()
    {
        // The order of the data sheet's application note: off while it is set up, the panel's 3.3 V pumped up, on at the end.
        ReadOnlySpan<byte> commands =
        [
            0x00, 0xAE, 0xD5, 0x80, 0xA8, Pages * 8 - 1, 0xD3, 0x00, 0x40, 0x8D, 0x14, 0x20, 0x00,
            (byte)(upsideDown ? 0xA0 : 0xA1), (byte)(upsideDown ? 0xC0 : 0xC8), 0xDA, 0x12, 0x81, 0x7F, 0xD9, 0xF1, 0xDB, 0x20, 0xA4, 0xA6, 0xAF,
        ];
        return _ready = bus.Write(address, commands) == 0;
    }

    private bool Send(int page, ReadOnlySpan<byte> rows)
    {
        ReadOnlySpan<byte> place = [0x00, 0x21, 0, ICabinet.Width - 1, 0x22, (byte)page, (byte)page];
        if (bus.Write(address, place) != 0)
            return false;
        _page[0] = 0x40;
        rows.CopyTo(_page.AsSpan(1));
        return bus.Write(address, _page) == 0;
    }
}

namespace EdgeGate.Contracts.Cabinet;

/// <summary>
/// An SSD1306 (data sheet rev 1.1, chapters 8.1.5, 9 and 10): control bytes, the commands with their arguments, the memory with its
/// address pointer in horizontal mode.
/// </summary>
public sealed class DisplayChip : II2cChip
{
    private readonly Queue<byte> _commands = new();
    private int _column;
    private int _page;
    private (int First, int Last) _columns = (0, 127);
    private (int First, int Last) _pages = (0, 7);
    private int _mode = 2;

    /// <summary>What the panel's memory holds: eight pages of 128 columns.</summary>
    public byte[] Memory { get; } = new byte[1024];

    /// <summary>The panel is lit.</summary>
    public bool IsOn { get; private set; }

    /// <summary>The charge pump runs: without it a panel on 3.3 V stays dark.</summary>
    public bool IsPumped { get; private set; }

    /// <summary>Rows driven, 16 to 64.</summary>
    public int Rows { get; private set; } = 64;

    /// <summary>Column 127 is the leftmost one of the panel.</summary>
    public bool IsMirrored { get; private set; }

    /// <summary>Rows are scanned from the last to the first.</summary>
    public bool IsScannedUp { get; private set; }

    /// <summary>Bytes of memory that were sent.</summary>
    public int DataBytes { get; private set; }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        switch (bytes[0])
        {
            case 0x00:
                foreach (var command in bytes[1..])
                    _commands.Enqueue(command);
                while (_commands.TryDequeue(out var command))
                    Obey(command);
                break;
            case 0x40:
                if (_mode != 0)
                    throw new InvalidOperationException("data in an addressing mode that is not modelled");
                foreach (var data in bytes[1..])
                    Store(data);
                break;
            default:
                throw new InvalidOperationException($"control byte 0x{bytes[0]:X2} is not in the data sheet");
        }
    }

    public void Read(Span<byte> answer) => answer.Clear();

    private void Store(byte data)
    {
        DataBytes++;
        Memory[_page * 128 + _column] = data;
        if (++_column <= _columns.Last)
            return;
        _column = _columns.First;
        if (++_page > _pages.Last)
            _page = _pages.First;
    }

    private void Obey(byte command)
    {
        switch (command)
        {
            case 0xAE or 0xAF: IsOn = command == 0xAF; break;
            case 0x20: _mode = Argument(3); break;
            case 0x21: _columns = (Argument(127), Argument(127)); _column = _columns.First; break;
            case 0x22: _pages = (Argument(7), Argument(7)); _page = _pages.First; break;
            case 0x8D: IsPumped = (Argument(255) & 0x04) != 0; break;
            case 0xA8: Rows = Argument(63) + 1; break;
            case 0xA0 or 0xA1: IsMirrored = command == 0xA1; break;
            case 0xC0 or 0xC8: IsScannedUp = command == 0xC8; break;
            case 0xD3 or 0xD5 or 0xD9 or 0xDA or 0xDB or 0x81: Argument(255); break;
            case 0xA4 or 0xA6 or 0x2E or 0xE3 or (>= 0x40 and <= 0x7F): break;
            default: throw new InvalidOperationException($"command 0x{command:X2} is not in the data sheet, or not modelled");
        }
    }

    private byte Argument(int most)
    {
        var value = _commands.Dequeue();
        return value <= most ? value : throw new InvalidOperationException($"argument {value} is more than {most}");
    }
}

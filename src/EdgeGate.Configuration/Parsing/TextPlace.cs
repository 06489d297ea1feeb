using System.Text;

namespace EdgeGate.Configuration.Parsing;

/// <summary>
/// Line and column of places in a text that are asked for in rising order: each stretch is counted once, so that a file of a megabyte
/// does not take minutes.
/// </summary>
public ref struct TextPlace(ReadOnlySpan<byte> utf8)
{
    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private int _offset;

    /// <summary>Line, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Column in characters, from 1.</summary>
    public int Column { get; private set; } = 1;

    /// <summary>Goes on to an offset that is not before the last one.</summary>
    public void MoveTo(int offset)
    {
        var stretch = _utf8[_offset..offset];
        _offset = offset;
        var lines = stretch.Count((byte)'\n');
        if (lines > 0)
        {
            (Line, Column) = (Line + lines, 1);
            stretch = stretch[(stretch.LastIndexOf((byte)'\n') + 1)..];
        }

        Column += Encoding.UTF8.GetCharCount(stretch);
    }

    /// <summary>Turns a line and a byte within it, both from 0, into line and column.</summary>
    public static (int Line, int Column) Of(ReadOnlySpan<byte> utf8, int line, int byteInLine)
    {
        var start = 0;
        for (var i = 0; i < line; i++)
        {
            var end = utf8[start..].IndexOf((byte)'\n');
            if (end < 0)
                break;
            start += end + 1;
        }

        return (line + 1, Encoding.UTF8.GetCharCount(utf8.Slice(start, Math.Clamp(byteInLine, 0, utf8.Length - start))) + 1);
    }
}

using EdgeGate.Domain.Cabinet;

namespace EdgeGate.Lane.Cabinet;

/// <summary>A picture for the display, written by letters. Eight pages of 128 columns.</summary>
public sealed class Panel
{
    /// <summary>Letters in a row of plain size.</summary>
    public const int Columns = ICabinet.Width / (Glyphs.Width + 1);

    private readonly byte[] _picture = new byte[ICabinet.PictureBytes];

    /// <summary>What the display wants.</summary>
    public ReadOnlySpan<byte> Picture => _picture;

    /// <summary>True where a point is lit.</summary>
    public bool this[int x, int y] => (_picture[y / 8 * ICabinet.Width + x] >> (y % 8) & 1) == 1;

    /// <summary>Writes a text; what does not fit is cut.</summary>
    /// <param name="text">Letters.</param>
    /// <param name="x">Left edge, points.</param>
    /// <param name="y">Upper edge, points.</param>
    /// <param name="size">Points for each point of a letter, 1 or 2.</param>
    public void Write(string text, int x, int y, int size = 1)
    {
        foreach (var letter in text)
        {
            for (var point = 0; point < Glyphs.Width * size * Glyphs.Height * size; point++)
            {
                var (column, row) = (point % (Glyphs.Width * size), point / (Glyphs.Width * size));
                if (Glyphs.Ink(letter, column / size, row / size))
                    Light(x + column, y + row);
            }

            x += (Glyphs.Width + 1) * size;
        }
    }

    /// <summary>A line across the panel.</summary>
    public void Rule(int y)
    {
        for (var x = 0; x < ICabinet.Width; x++)
            Light(x, y);
    }

    private void Light(int x, int y)
    {
        if (x is >= 0 and < ICabinet.Width && y is >= 0 and < ICabinet.Height)
            _picture[y / 8 * ICabinet.Width + x] |= (byte)(1 << (y % 8));
    }
}

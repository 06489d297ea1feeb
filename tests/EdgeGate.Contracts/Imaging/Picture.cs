using EdgeGate.Domain.Imaging;

namespace EdgeGate.Contracts.Imaging;

/// <summary>
/// A picture with memory of its own, rows padded by <paramref name="padding"/> bytes of 0xA5 that no operation may touch.
/// </summary>
public sealed class Picture(int width, int height, PixelFormat format, int padding = 5)
{
    private const byte Untouched = 0xa5;
    private readonly int _row = PixelLayout.RowBytes(format, width);
    private readonly byte[] _data = Filled(PixelLayout.TotalBytes(format, PixelLayout.RowBytes(format, width) + padding, height));

    public int Width => width;

    public int Height => height;

    public int Stride => _row + padding;

    public PixelBuffer Buffer => new(_data, width, height, Stride, format);

    public PixelView View => Buffer.AsView();

    /// <summary>The samples of a pixel.</summary>
    public ReadOnlySpan<byte> this[int x, int y] =>
        format == PixelFormat.Rgb24 ? _data.AsSpan(y * Stride + x * 3, 3) : _data.AsSpan(y * Stride + x, 1);

    /// <summary>The bytes of a row, padding excluded.</summary>
    public Span<byte> Row(int y) => _data.AsSpan(y * Stride, _row);

    /// <summary>Sets every pixel from its place.</summary>
    public Picture Fill(Func<int, int, byte[]> pixel)
    {
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                pixel(x, y).CopyTo(format == PixelFormat.Rgb24 ? Row(y)[(x * 3)..] : Row(y)[x..]);
        }

        return this;
    }

    /// <summary>Sets every pixel of a grey picture from its place.</summary>
    public Picture Fill(Func<int, int, int> level) => Fill((x, y) => [(byte)level(x, y)]);

    /// <summary>True while nothing was written between the rows.</summary>
    public bool PaddingIntact()
    {
        for (var y = 0; y < height; y++)
        {
            if (_data.AsSpan(y * Stride + _row, padding).ContainsAnyExcept(Untouched))
                return false;
        }

        return true;
    }

    private static byte[] Filled(int bytes)
    {
        var data = new byte[bytes];
        Array.Fill(data, Untouched);
        return data;
    }
}

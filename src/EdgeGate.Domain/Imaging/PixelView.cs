namespace EdgeGate.Domain.Imaging;

/// <summary>A picture somebody else owns, for reading. Valid as long as its owner says; never stored.</summary>
public readonly ref struct PixelView
{
    /// <param name="data">At least <see cref="PixelLayout.TotalBytes"/> bytes.</param>
    /// <param name="width">Pixels, 1 or more.</param>
    /// <param name="height">Pixels, 1 or more.</param>
    /// <param name="stride">Bytes from one row to the next, at least <see cref="PixelLayout.RowBytes"/>.</param>
    /// <param name="format">Layout of <paramref name="data"/>.</param>
    /// <exception cref="ArgumentException">The span is too short for the size.</exception>
    public PixelView(ReadOnlySpan<byte> data, int width, int height, int stride, PixelFormat format)
    {
        PixelGuard.Verify(data.Length, width, height, stride, format);
        Data = data;
        Width = width;
        Height = height;
        Stride = stride;
        Format = format;
    }

    /// <summary>The bytes, first row first.</summary>
    public ReadOnlySpan<byte> Data { get; }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Bytes from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>Layout of the bytes.</summary>
    public PixelFormat Format { get; }
}

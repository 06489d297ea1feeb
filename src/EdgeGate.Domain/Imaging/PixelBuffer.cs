namespace EdgeGate.Domain.Imaging;

/// <summary>A picture somebody else owns, for writing. Valid as long as its owner says; never stored.</summary>
public readonly ref struct PixelBuffer
{
    /// <inheritdoc cref="PixelView(ReadOnlySpan{byte}, int, int, int, PixelFormat)"/>
    public PixelBuffer(Span<byte> data, int width, int height, int stride, PixelFormat format)
    {
        PixelGuard.Verify(data.Length, width, height, stride, format);
        Data = data;
        Width = width;
        Height = height;
        Stride = stride;
        Format = format;
    }

    /// <summary>The bytes, first row first.</summary>
    public Span<byte> Data { get; }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Bytes from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>Layout of the bytes.</summary>
    public PixelFormat Format { get; }

    /// <summary>The same picture for reading.</summary>
    public PixelView AsView() => new(Data, Width, Height, Stride, Format);
}

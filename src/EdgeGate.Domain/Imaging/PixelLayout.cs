namespace EdgeGate.Domain.Imaging;

/// <summary>Sizes that follow from a pixel format.</summary>
public static class PixelLayout
{
    /// <summary>The shortest legal row in bytes for a picture <paramref name="width"/> pixels wide.</summary>
    public static int RowBytes(PixelFormat format, int width) => format switch
    {
        PixelFormat.Grey8 or PixelFormat.Nv12 => width,
        PixelFormat.Rgb24 => checked(width * 3),
        PixelFormat.Yuyv => checked((width + 1) / 2 * 4),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "not a pixel format"),
    };

    /// <summary>Bytes of a whole picture whose rows are <paramref name="stride"/> bytes apart.</summary>
    public static int TotalBytes(PixelFormat format, int stride, int height) =>
        format == PixelFormat.Nv12 ? checked(stride * (height + (height + 1) / 2)) : checked(stride * height);
}

namespace EdgeGate.Domain.Imaging;

/// <summary>The one check behind every view and buffer, so that no later stage needs to doubt a span's length.</summary>
internal static class PixelGuard
{
    internal static void Verify(int bytes, int width, int height, int stride, PixelFormat format)
    {
        if (width < 1 || height < 1)
            throw new ArgumentException($"a picture of {width} x {height} pixels has no area");
        if (stride < PixelLayout.RowBytes(format, width))
            throw new ArgumentException($"a stride of {stride} bytes is too short for {width} pixels of {format}");

        // The last row need not be padded to the stride: drivers hand out buffers that end with its pixels.
        var needed = PixelLayout.TotalBytes(format, stride, height) - (stride - PixelLayout.RowBytes(format, width));
        if (bytes < needed)
            throw new ArgumentException($"{bytes} bytes cannot hold {width} x {height} pixels of {format}: {needed} needed");
    }
}

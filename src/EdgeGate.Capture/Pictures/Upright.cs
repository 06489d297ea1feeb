using EdgeGate.Domain.Imaging;

namespace EdgeGate.Capture.Pictures;

/// <summary>
/// Turns a picture the way its EXIF orientation says (Exif 2.32, tag 0x0112): 1 as it is, 2 mirrored, 3 half a turn, 4 upside down,
/// 5 transposed, 6 a quarter clockwise, 7 transversed, 8 a quarter counter-clockwise.
/// </summary>
internal static class Upright
{
    /// <summary>True when width and height change places.</summary>
    internal static bool SwapsSides(int orientation) => orientation is >= 5 and <= 8;

    /// <summary>Copies every pixel to its upright place.</summary>
    /// <param name="source">Grey8 or Rgb24, as stored.</param>
    /// <param name="destination">Same format, of the upright size.</param>
    /// <param name="orientation">1 to 8.</param>
    internal static void Apply(PixelView source, PixelBuffer destination, int orientation)
    {
        var bytes = PixelLayout.RowBytes(source.Format, 1);
        var (width, height) = SwapsSides(orientation) ? (source.Height, source.Width) : (source.Width, source.Height);
        if (destination.Width != width || destination.Height != height || destination.Format != source.Format)
            throw new ArgumentException("the destination does not fit the turned picture", nameof(destination));

        // Where upright pixel (0, 0) lies in the stored picture, and how far one step right or down leads there.
        var (lastX, lastY) = ((source.Width - 1) * bytes, (source.Height - 1) * source.Stride);
        var (start, right, down) = orientation switch
        {
            1 => (0, bytes, source.Stride),
            2 => (lastX, -bytes, source.Stride),
            3 => (lastX + lastY, -bytes, -source.Stride),
            4 => (lastY, bytes, -source.Stride),
            5 => (0, source.Stride, bytes),
            6 => (lastY, -source.Stride, bytes),
            7 => (lastX + lastY, -source.Stride, -bytes),
            8 => (lastX, source.Stride, -bytes),
            _ => throw new ArgumentOutOfRangeException(nameof(orientation), orientation, "1 to 8"),
        };
        for (var y = 0; y < height; y++)
            CopyRow(source.Data, start + y * down, right, destination.Data.Slice(y * destination.Stride, width * bytes), bytes);
    }

    private static void CopyRow(ReadOnlySpan<byte> source, int from, int step, Span<byte> row, int bytes)
    {
        if (step == bytes)
        {
            source.Slice(from, row.Length).CopyTo(row);
            return;
        }

        for (var i = 0; i < row.Length; i += bytes, from += step)
            source.Slice(from, bytes).CopyTo(row[i..]);
    }
}

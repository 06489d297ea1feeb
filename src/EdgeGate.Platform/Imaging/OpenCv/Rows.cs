using EdgeGate.Domain.Imaging;

namespace EdgeGate.Platform.Imaging.OpenCv;

/// <summary>Copies between pictures whose rows are differently far apart.</summary>
internal static class Rows
{
    /// <summary>Copies a picture of the same size and format.</summary>
    internal static void Copy(PixelView source, PixelBuffer destination)
    {
        var bytes = PixelLayout.RowBytes(source.Format, source.Width);
        for (var row = 0; row < source.Height; row++)
            source.Data.Slice(row * source.Stride, bytes).CopyTo(destination.Data[(row * destination.Stride)..]);
    }
}

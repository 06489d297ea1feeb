namespace EdgeGate.Vision.Kernels;

/// <summary>Enlarges a grey picture twice by bilinear interpolation and adds details to it. Allocates nothing.</summary>
internal static class DetailBlend
{
    /// <param name="low">The picture, rows without padding.</param>
    /// <param name="width">Its width, pixels, at least 2.</param>
    /// <param name="height">Its height, pixels, at least 2.</param>
    /// <param name="details">
    /// Four planes of the size of <paramref name="low"/>: plane 2j + i holds what is to be added to the pixels (2x + i, 2y + j).
    /// </param>
    /// <param name="perDetail">Grey levels for one unit of a detail.</param>
    /// <param name="to">Receives the picture of twice the width and height, rows without padding.</param>
    internal static void Enlarge(ReadOnlySpan<byte> low, int width, int height, ReadOnlySpan<float> details, float perDetail, Span<byte> to)
    {
        var plane = width * height;
        for (var y = 0; y < height; y++)
        {
            var here = low.Slice(y * width, width);
            for (var j = 0; j < 2; j++)
            {
                // An output pixel's centre lies a quarter of an input pixel before or behind the input's: three parts of it, one of its
                // neighbour.
                var near = low.Slice(Math.Clamp(y + 2 * j - 1, 0, height - 1) * width, width);
                var even = details.Slice(2 * j * plane + y * width, width);
                var odd = details.Slice((2 * j + 1) * plane + y * width, width);
                var row = to.Slice((2 * y + j) * 2 * width, 2 * width);
                var at = 3 * here[0] + near[0];
                var before = at;
                for (var x = 0; x < width; x++)
                {
                    var next = x + 1 < width ? 3 * here[x + 1] + near[x + 1] : at;
                    row[2 * x] = Grey((3 * at + before) * (1f / 16) + even[x] * perDetail);
                    row[2 * x + 1] = Grey((3 * at + next) * (1f / 16) + odd[x] * perDetail);
                    (before, at) = (at, next);
                }
            }
        }
    }

    // A detail that is no number leaves black, not an exception.
    private static byte Grey(float value) => (byte)Math.Clamp(value + 0.5f, 0, 255);
}

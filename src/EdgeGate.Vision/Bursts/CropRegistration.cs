using EdgeGate.Vision.Kernels;

namespace EdgeGate.Vision.Bursts;

/// <summary>
/// How far one crop of a plate lies from another, to a part of a pixel: the least squared difference over whole steps, then a parabola
/// through its neighbours along each axis.
/// </summary>
/// <param name="X">Pixels to the right, in which the second crop shows the same.</param>
/// <param name="Y">Pixels downwards.</param>
/// <param name="Difference">Mean squared difference there, grey levels squared.</param>
internal readonly record struct CropRegistration(float X, float Y, float Difference)
{
    /// <summary>Farthest step looked at; corners found twice differ by less.</summary>
    internal const int MostX = 8, MostY = 4;

    /// <summary>Crops must be larger than the farthest steps at both ends together.</summary>
    internal static bool IsPossible(int width, int height) => width > 2 * MostX && height > 2 * MostY;

    internal static CropRegistration Find(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> crop, int width)
    {
        var (bestX, bestY, least) = (0, 0, ulong.MaxValue);

        // Every second step first: a plate of few pixels is soft, and its difference has no narrow valleys.
        for (var y = -MostY; y <= MostY; y += 2)
        {
            for (var x = -MostX; x <= MostX; x += 2)
                Try(reference, crop, width, x, y, ref bestX, ref bestY, ref least);
        }

        var (midX, midY) = (bestX, bestY);
        for (var y = Math.Max(-MostY, midY - 1); y <= Math.Min(MostY, midY + 1); y++)
        {
            for (var x = Math.Max(-MostX, midX - 1); x <= Math.Min(MostX, midX + 1); x++)
                Try(reference, crop, width, x, y, ref bestX, ref bestY, ref least);
        }

        var pixels = (width - 2 * MostX) * (reference.Length / width - 2 * MostY);
        return new(
            bestX + Vertex(reference, crop, width, bestX, bestY, least, 1, 0),
            bestY + Vertex(reference, crop, width, bestX, bestY, least, 0, 1),
            least / (float)pixels);
    }

    private static void Try(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> crop, int width, int x, int y, ref int bestX, ref int bestY,
        ref ulong least)
    {
        var difference = CropDifference.Squared(reference, crop, width, MostX, MostY, x, y);
        if (difference < least)
            (bestX, bestY, least) = (x, y, difference);
    }

    /// <summary>Where between its neighbours along one axis the least difference lies, -0.5 to 0.5.</summary>
    private static float Vertex(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> crop, int width, int x, int y, ulong least, int alongX,
        int alongY)
    {
        if (Math.Abs(x) + alongX > MostX || Math.Abs(y) + alongY > MostY)
            return 0;
        var before = (double)CropDifference.Squared(reference, crop, width, MostX, MostY, x - alongX, y - alongY) - least;
        var after = (double)CropDifference.Squared(reference, crop, width, MostX, MostY, x + alongX, y + alongY) - least;
        return before + after > 0 ? (float)Math.Clamp(0.5 * (before - after) / (before + after), -0.5, 0.5) : 0;
    }
}

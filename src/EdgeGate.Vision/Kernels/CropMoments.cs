using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EdgeGate.Vision.Kernels;

/// <summary>
/// Mean and standard deviation of a picture's bytes; sums are integers, so the vector and the scalar way agree to the bit.
/// </summary>
/// <param name="Mean">0 to 255.</param>
/// <param name="Deviation">Of the whole population, 0 to 127.5.</param>
internal readonly record struct CropMoments(float Mean, float Deviation)
{
    /// <summary>At most this many bytes: the vector's 32-bit lanes then cannot overflow.</summary>
    internal const int MaxPixels = 1 << 16;

    internal static CropMoments Of(ReadOnlySpan<byte> pixels)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pixels.Length, MaxPixels);
        var (sums, squares) = (Vector128<uint>.Zero, Vector128<uint>.Zero);
        var i = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            ref var from = ref MemoryMarshal.GetReference(pixels);
            for (; i <= pixels.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
            {
                var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref from, (nuint)i));
                var (s0, s1) = Vector128.Widen(low + high);
                sums += s0 + s1;

                // 255 * 255 = 65025 still fits an unsigned 16-bit lane; the sum of two would not.
                var (a, b) = Vector128.Widen(low * low);
                var (c, d) = Vector128.Widen(high * high);
                squares += a + b + (c + d);
            }
        }

        return From(Vector128.Sum(sums), Total(squares), pixels, i);
    }

    internal static CropMoments OfScalar(ReadOnlySpan<byte> pixels) => From(0, 0, pixels, 0);

    private static ulong Total(Vector128<uint> lanes)
    {
        var (a, b) = Vector128.Widen(lanes);
        return Vector128.Sum(a + b);
    }

    private static CropMoments From(ulong sum, ulong squares, ReadOnlySpan<byte> pixels, int begin)
    {
        foreach (var pixel in pixels[begin..])
        {
            sum += pixel;
            squares += (ulong)(pixel * pixel);
        }

        var mean = (double)sum / pixels.Length;
        var variance = Math.Max(0, (double)squares / pixels.Length - mean * mean);
        return new((float)mean, (float)Math.Sqrt(variance));
    }
}

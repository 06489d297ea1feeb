using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EdgeGate.Vision.Kernels;

/// <summary>
/// How much two pictures of the same size differ where one is moved over the other; integers, so both ways agree to the bit.
/// </summary>
internal static class CropDifference
{
    /// <summary>
    /// Sum of the squared differences a(x, y) - b(x + dx, y + dy) over the part at least <paramref name="edgeX"/> and <paramref
    /// name="edgeY"/> inside.
    /// </summary>
    /// <param name="a">Grey8, rows without padding.</param>
    /// <param name="b">As <paramref name="a"/>.</param>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="edgeX">At least the magnitude of <paramref name="dx"/>.</param>
    /// <param name="edgeY">At least the magnitude of <paramref name="dy"/>.</param>
    /// <param name="dx">Pixels.</param>
    /// <param name="dy">Pixels.</param>
    internal static ulong Squared(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int width, int edgeX, int edgeY, int dx, int dy) =>
        Squared(a, b, width, edgeX, edgeY, dx, dy, Vector128.IsHardwareAccelerated);

    internal static ulong SquaredScalar(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int width, int edgeX, int edgeY, int dx, int dy) =>
        Squared(a, b, width, edgeX, edgeY, dx, dy, false);

    private static ulong Squared(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int width, int edgeX, int edgeY, int dx, int dy, bool wide)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(dx), edgeX);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(dy), edgeY);
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.Length, b.Length);
        var (total, height, length) = (0UL, a.Length / width, width - 2 * edgeX);
        for (var y = edgeY; y < height - edgeY; y++)
        {
            var first = a.Slice(y * width + edgeX, length);
            var second = b.Slice((y + dy) * width + edgeX + dx, length);
            var x = wide ? Wide(first, second, ref total) : 0;
            for (; x < length; x++)
            {
                var step = first[x] - second[x];
                total += (ulong)(step * step);
            }
        }

        return total;
    }

    private static int Wide(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ref ulong total)
    {
        ref var from = ref MemoryMarshal.GetReference(first);
        ref var to = ref MemoryMarshal.GetReference(second);
        var squares = Vector128<uint>.Zero;
        var x = 0;
        for (; x <= first.Length - Vector128<byte>.Count; x += Vector128<byte>.Count)
        {
            var (a, b) = (Vector128.LoadUnsafe(ref from, (nuint)x), Vector128.LoadUnsafe(ref to, (nuint)x));
            var (low, high) = Vector128.Widen(Vector128.Max(a, b) - Vector128.Min(a, b));

            // 255 * 255 = 65025 still fits an unsigned 16-bit lane; the sum of two would not.
            var (q0, q1) = Vector128.Widen(low * low);
            var (q2, q3) = Vector128.Widen(high * high);
            squares += q0 + q1 + (q2 + q3);
        }

        total += Vector128.Sum(squares);
        return x;
    }
}

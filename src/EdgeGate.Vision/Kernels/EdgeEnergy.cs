using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EdgeGate.Vision.Kernels;

/// <summary>Sums over the steps between pixels two columns apart: how much edge there is and how steep it is.</summary>
/// <param name="Absolute">Sum of |p(x + 2) - p(x)|.</param>
/// <param name="Squared">Sum of (p(x + 2) - p(x))².</param>
internal readonly record struct EdgeEnergy(ulong Absolute, ulong Squared)
{
    internal static EdgeEnergy Of(ReadOnlySpan<byte> pixels, int width, int height) =>
        Of(pixels, width, height, Vector128.IsHardwareAccelerated);

    internal static EdgeEnergy OfScalar(ReadOnlySpan<byte> pixels, int width, int height) => Of(pixels, width, height, false);

    private static EdgeEnergy Of(ReadOnlySpan<byte> pixels, int width, int height, bool wide)
    {
        var (absolute, squared) = (0UL, 0UL);
        for (var y = 0; y < height; y++)
        {
            var row = pixels.Slice(y * width, width);
            var x = 0;
            if (wide)
                x = Wide(row, ref absolute, ref squared);
            for (; x < width - 2; x++)
            {
                var step = row[x + 2] - row[x];
                absolute += (ulong)Math.Abs(step);
                squared += (ulong)(step * step);
            }
        }

        return new(absolute, squared);
    }

    private static int Wide(ReadOnlySpan<byte> row, ref ulong absolute, ref ulong squared)
    {
        ref var from = ref MemoryMarshal.GetReference(row);
        var (sums, squares) = (Vector128<uint>.Zero, Vector128<uint>.Zero);
        var x = 0;
        for (; x <= row.Length - 2 - Vector128<byte>.Count; x += Vector128<byte>.Count)
        {
            var a = Vector128.LoadUnsafe(ref from, (nuint)x);
            var b = Vector128.LoadUnsafe(ref from, (nuint)x + 2);
            var step = Vector128.Max(a, b) - Vector128.Min(a, b);
            var (low, high) = Vector128.Widen(step);
            var (s0, s1) = Vector128.Widen(low + high);
            sums += s0 + s1;
            var (q0, q1) = Vector128.Widen(low * low);
            var (q2, q3) = Vector128.Widen(high * high);
            squares += q0 + q1 + (q2 + q3);
        }

        absolute += Vector128.Sum(sums);
        squared += Vector128.Sum(squares);
        return x;
    }
}

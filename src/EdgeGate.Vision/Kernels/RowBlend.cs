using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EdgeGate.Vision.Kernels;

/// <summary>
/// Weighted mean of neighbouring picture rows, byte by byte: the vertical half of a separable resize. Weights are 8-bit fractions that
/// add up to 256, so that sixteen bits hold every sum: 255 * 256 + 128 = 65408.
/// </summary>
internal static class RowBlend
{
    /// <summary>line[i] = (sum over k of source[k * stride + i] * weights[k] + 128) / 256.</summary>
    internal static void Blend(ReadOnlySpan<byte> source, int stride, ReadOnlySpan<ushort> weights, Span<byte> line)
    {
        Verify(source, stride, weights, line);
        var done = Vector128.IsHardwareAccelerated ? Wide(source, stride, weights, line) : 0;
        Narrow(source, stride, weights, line, done);
    }

    /// <summary>The same, one byte at a time.</summary>
    internal static void BlendScalar(ReadOnlySpan<byte> source, int stride, ReadOnlySpan<ushort> weights, Span<byte> line)
    {
        Verify(source, stride, weights, line);
        Narrow(source, stride, weights, line, 0);
    }

    private static void Verify(ReadOnlySpan<byte> source, int stride, ReadOnlySpan<ushort> weights, Span<byte> line)
    {
        if (source.Length < stride * (weights.Length - 1) + line.Length)
            throw new ArgumentException("the rows are shorter than the line wanted", nameof(source));
    }

    private static int Wide(ReadOnlySpan<byte> source, int stride, ReadOnlySpan<ushort> weights, Span<byte> line)
    {
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(line);
        ref var weight = ref MemoryMarshal.GetReference(weights);
        var half = Vector128.Create((ushort)128);
        var i = 0;
        for (; i <= line.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            var (low, high) = (half, half);
            var at = (nuint)i;
            for (var k = 0; k < weights.Length; k++, at += (nuint)stride)
            {
                var (a, b) = Vector128.Widen(Vector128.LoadUnsafe(ref from, at));
                var w = Vector128.Create(Unsafe.Add(ref weight, k));
                low += a * w;
                high += b * w;
            }

            Vector128.Narrow(low >>> 8, high >>> 8).StoreUnsafe(ref to, (nuint)i);
        }

        return i;
    }

    private static void Narrow(ReadOnlySpan<byte> source, int stride, ReadOnlySpan<ushort> weights, Span<byte> line, int begin)
    {
        for (var i = begin; i < line.Length; i++)
        {
            var sum = 128;
            for (var k = 0; k < weights.Length; k++)
                sum += source[k * stride + i] * weights[k];
            line[i] = (byte)(sum >> 8);
        }
    }
}

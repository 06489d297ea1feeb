using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EdgeGate.Vision.Kernels;

/// <summary>
/// BT.601 studio range to full-range RGB (ITU-R BT.601-7, integer form with 8-bit fractions):
/// r = (298 (y - 16) + 409 (v - 128) + 128) / 256, g with -100 u and -208 v, b with 516 u, limited to 0..255.
/// </summary>
internal static class YuvRow
{
    /// <summary>Converts rows of equal length, one byte a sample. The result rows may be the source rows.</summary>
    internal static void ToRgb(
        ReadOnlySpan<byte> y, ReadOnlySpan<byte> u, ReadOnlySpan<byte> v, Span<byte> red, Span<byte> green, Span<byte> blue)
    {
        Verify(y, u, v, red, green, blue);
        var done = Vector128.IsHardwareAccelerated ? Wide(y, u, v, red, green, blue) : 0;
        Narrow(y, u, v, red, green, blue, done);
    }

    /// <summary>The same, one pixel at a time.</summary>
    internal static void ToRgbScalar(
        ReadOnlySpan<byte> y, ReadOnlySpan<byte> u, ReadOnlySpan<byte> v, Span<byte> red, Span<byte> green, Span<byte> blue)
    {
        Verify(y, u, v, red, green, blue);
        Narrow(y, u, v, red, green, blue, 0);
    }

    private static void Verify(
        ReadOnlySpan<byte> y, ReadOnlySpan<byte> u, ReadOnlySpan<byte> v, Span<byte> red, Span<byte> green, Span<byte> blue)
    {
        var n = y.Length;
        if (u.Length < n || v.Length < n || red.Length < n || green.Length < n || blue.Length < n)
            throw new ArgumentException("the rows differ in length");
    }

    private static int Wide(
        ReadOnlySpan<byte> y, ReadOnlySpan<byte> u, ReadOnlySpan<byte> v, Span<byte> red, Span<byte> green, Span<byte> blue)
    {
        var i = 0;
        for (; i <= y.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            var at = (nuint)i;
            var (y0, y1) = Vector128.Widen(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(y), at));
            var (u0, u1) = Vector128.Widen(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(u), at));
            var (v0, v1) = Vector128.Widen(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(v), at));
            var (r0, g0, b0) = Eight(y0.AsInt16(), u0.AsInt16(), v0.AsInt16());
            var (r1, g1, b1) = Eight(y1.AsInt16(), u1.AsInt16(), v1.AsInt16());
            Vector128.Narrow(r0, r1).StoreUnsafe(ref MemoryMarshal.GetReference(red), at);
            Vector128.Narrow(g0, g1).StoreUnsafe(ref MemoryMarshal.GetReference(green), at);
            Vector128.Narrow(b0, b1).StoreUnsafe(ref MemoryMarshal.GetReference(blue), at);
        }

        return i;
    }

    private static (Vector128<ushort> Red, Vector128<ushort> Green, Vector128<ushort> Blue) Eight(
        Vector128<short> y, Vector128<short> u, Vector128<short> v)
    {
        var (ya, yb) = Vector128.Widen(y - Vector128.Create((short)16));
        var (ua, ub) = Vector128.Widen(u - Vector128.Create((short)128));
        var (va, vb) = Vector128.Widen(v - Vector128.Create((short)128));
        ya = ya * 298 + Vector128.Create(128);
        yb = yb * 298 + Vector128.Create(128);
        return (
            Limited(ya + va * 409, yb + vb * 409),
            Limited(ya - ua * 100 - va * 208, yb - ub * 100 - vb * 208),
            Limited(ya + ua * 516, yb + ub * 516));
    }

    private static Vector128<ushort> Limited(Vector128<int> a, Vector128<int> b)
    {
        var top = Vector128.Create(255);
        a = Vector128.Max(Vector128.Min(a >> 8, top), Vector128<int>.Zero);
        b = Vector128.Max(Vector128.Min(b >> 8, top), Vector128<int>.Zero);
        return Vector128.Narrow(a, b).AsUInt16();
    }

    private static void Narrow(
        ReadOnlySpan<byte> y, ReadOnlySpan<byte> u, ReadOnlySpan<byte> v, Span<byte> red, Span<byte> green, Span<byte> blue, int begin)
    {
        for (var i = begin; i < y.Length; i++)
        {
            var (luma, du, dv) = ((y[i] - 16) * 298 + 128, u[i] - 128, v[i] - 128);
            red[i] = (byte)Math.Clamp((luma + dv * 409) >> 8, 0, 255);
            green[i] = (byte)Math.Clamp((luma - du * 100 - dv * 208) >> 8, 0, 255);
            blue[i] = (byte)Math.Clamp((luma + du * 516) >> 8, 0, 255);
        }
    }
}

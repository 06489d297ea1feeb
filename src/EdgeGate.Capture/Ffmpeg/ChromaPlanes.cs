using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EdgeGate.Capture.Ffmpeg;

/// <summary>Joins a plane of U and a plane of V into the one plane of pairs that NV12 has.</summary>
internal static class ChromaPlanes
{
    /// <summary>Writes U0 V0 U1 V1 …</summary>
    /// <param name="u">One byte a chroma sample.</param>
    /// <param name="v">As many.</param>
    /// <param name="destination">Twice as many.</param>
    internal static void Interleave(ReadOnlySpan<byte> u, ReadOnlySpan<byte> v, Span<byte> destination)
    {
        Verify(u, v, destination);
        var done = 0;
        if (Vector128.IsHardwareAccelerated && u.Length >= Vector128<byte>.Count)
        {
            ref var sourceU = ref MemoryMarshal.GetReference(u);
            ref var sourceV = ref MemoryMarshal.GetReference(v);
            ref var target = ref MemoryMarshal.GetReference(destination);
            for (; done <= u.Length - Vector128<byte>.Count; done += Vector128<byte>.Count)
            {
                var (uLow, uHigh) = Vector128.Widen(Vector128.LoadUnsafe(ref sourceU, (nuint)done));
                var (vLow, vHigh) = Vector128.Widen(Vector128.LoadUnsafe(ref sourceV, (nuint)done));
                Pair(uLow, vLow).StoreUnsafe(ref target, (nuint)(2 * done));
                Pair(uHigh, vHigh).StoreUnsafe(ref target, (nuint)(2 * done + Vector128<byte>.Count));
            }
        }

        InterleaveScalar(u[done..], v[done..], destination[(2 * done)..]);
    }

    /// <summary>The same, one byte at a time.</summary>
    internal static void InterleaveScalar(ReadOnlySpan<byte> u, ReadOnlySpan<byte> v, Span<byte> destination)
    {
        Verify(u, v, destination);
        for (var i = 0; i < u.Length; i++)
        {
            destination[2 * i] = u[i];
            destination[2 * i + 1] = v[i];
        }
    }

    // Little-endian lanes: the low byte, U, comes first in memory.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Pair(Vector128<ushort> u, Vector128<ushort> v) => (u | (v << 8)).AsByte();

    private static void Verify(ReadOnlySpan<byte> u, ReadOnlySpan<byte> v, Span<byte> destination)
    {
        if (u.Length != v.Length || destination.Length < 2 * u.Length)
            throw new ArgumentException($"planes of {u.Length} and {v.Length} bytes do not fit {destination.Length}");
    }
}

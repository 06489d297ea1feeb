using System.Runtime.InteropServices;
using EdgeGate.Domain.Inference;

namespace EdgeGate.Vision.Kernels;

/// <summary>Lays one row of byte channels into a tensor as its manifest asks: axis order and element type.</summary>
internal static class PlaneInterleave
{
    /// <summary>Writes <paramref name="row"/> at elements first, first + step, first + 2 step, …</summary>
    /// <param name="row">Codes 0 to 255.</param>
    /// <param name="tensor">The whole tensor's memory.</param>
    /// <param name="first">Element index of the row's first value.</param>
    /// <param name="step">Elements from one value to the next.</param>
    /// <param name="type">UInt8 as is; Int8 less 128; Float32 times <paramref name="factor"/>.</param>
    /// <param name="factor">For Float32.</param>
    internal static void Put(ReadOnlySpan<byte> row, Span<byte> tensor, int first, int step, TensorType type, float factor)
    {
        switch (type)
        {
            case TensorType.UInt8 when step == 1:
                row.CopyTo(tensor[first..]);
                break;
            case TensorType.UInt8:
                for (var i = 0; i < row.Length; i++)
                    tensor[first + i * step] = row[i];
                break;
            case TensorType.Int8:
                for (var i = 0; i < row.Length; i++)
                    tensor[first + i * step] = (byte)(row[i] ^ 0x80);
                break;
            case TensorType.Float32:
                var floats = MemoryMarshal.Cast<byte, float>(tensor);
                for (var i = 0; i < row.Length; i++)
                    floats[first + i * step] = row[i] * factor;
                break;
            default:
                throw new NotSupportedException($"no picture is written as {type}");
        }
    }
}

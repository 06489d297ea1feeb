using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EdgeGate.Vision.Kernels;

/// <summary>The horizontal half of a separable resize: from one line of bytes to rows of single channels.</summary>
internal static class ColumnBlend
{
    /// <summary>Bytes that a line of <see cref="Rgb"/> must have after its last pixel, so that four bytes can be loaded at once.</summary>
    internal const int Slack = 1;

    /// <summary>One channel: sample i of <paramref name="line"/> is its byte i * step + offset.</summary>
    internal static void Plane(ReadOnlySpan<byte> line, AxisTable table, int step, int offset, Span<byte> row)
    {
        if (line.Length <= (table.Source - 1) * step + offset || row.Length < table.Length)
            throw new ArgumentException("the line or the row is too short for the table");
        ref var from = ref Unsafe.Add(ref MemoryMarshal.GetReference(line), offset);
        ref var to = ref MemoryMarshal.GetReference(row);
        ref var weight = ref MemoryMarshal.GetReference(table.Weights);
        var starts = table.Starts;
        var taps = table.Taps;
        for (var i = 0; i < starts.Length; i++)
        {
            ref var sample = ref Unsafe.Add(ref from, starts[i] * step);
            var sum = 128;
            for (var k = 0; k < taps; k++)
            {
                sum += sample * weight;
                sample = ref Unsafe.Add(ref sample, step);
                weight = ref Unsafe.Add(ref weight, 1);
            }

            Unsafe.Add(ref to, i) = (byte)(sum >> 8);
        }
    }

    /// <summary>Interleaved red, green, blue into three rows; all three channels of a pixel share one vector.</summary>
    internal static void Rgb(ReadOnlySpan<byte> line, AxisTable table, Span<byte> red, Span<byte> green, Span<byte> blue)
    {
        if (!Vector128.IsHardwareAccelerated)
        {
            RgbScalar(line, table, red, green, blue);
            return;
        }

        if (line.Length < table.Source * 3 + Slack)
            throw new ArgumentException("the line is too short for the table", nameof(line));
        ref var from = ref MemoryMarshal.GetReference(line);
        ref var weight = ref MemoryMarshal.GetReference(table.Weights);
        var starts = table.Starts;
        var taps = table.Taps;
        red = red[..starts.Length];
        green = green[..starts.Length];
        blue = blue[..starts.Length];
        var half = Vector128.Create((ushort)128);
        for (var i = 0; i < starts.Length; i++)
        {
            ref var sample = ref Unsafe.Add(ref from, starts[i] * 3);
            var sum = half;
            for (var k = 0; k < taps; k++)
            {
                var pixel = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<uint>(ref sample)).AsByte();
                sum += Vector128.WidenLower(pixel) * Vector128.Create(weight);
                sample = ref Unsafe.Add(ref sample, 3);
                weight = ref Unsafe.Add(ref weight, 1);
            }

            // The quotient of each 16-bit lane is its upper byte.
            var packed = sum.AsUInt64().ToScalar();
            red[i] = (byte)(packed >> 8);
            green[i] = (byte)(packed >> 24);
            blue[i] = (byte)(packed >> 40);
        }
    }

    /// <summary>The same, one channel at a time.</summary>
    internal static void RgbScalar(ReadOnlySpan<byte> line, AxisTable table, Span<byte> red, Span<byte> green, Span<byte> blue)
    {
        Plane(line, table, 3, 0, red);
        Plane(line, table, 3, 1, green);
        Plane(line, table, 3, 2, blue);
    }
}

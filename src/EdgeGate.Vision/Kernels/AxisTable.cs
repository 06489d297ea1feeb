namespace EdgeGate.Vision.Kernels;

/// <summary>
/// Where each pixel of a resized axis takes its value from: area mean when shrinking, linear interpolation when enlarging.
/// Pixel centres lie at i + 0.5 on both axes. Rebuilt only when a size changes; otherwise read only.
/// </summary>
internal sealed class AxisTable
{
    private int[] _starts = [];
    private ushort[] _weights = [];

    /// <summary>Source pixels.</summary>
    internal int Source { get; private set; }

    /// <summary>Result pixels.</summary>
    internal int Length { get; private set; }

    /// <summary>Source pixels that take part in one result pixel; the same number for all, some with weight 0.</summary>
    internal int Taps { get; private set; }

    /// <summary>First source pixel of each result pixel; start + <see cref="Taps"/> never passes the end.</summary>
    internal ReadOnlySpan<int> Starts => _starts.AsSpan(0, Length);

    /// <summary><see cref="Taps"/> weights for each result pixel, adding up to 256.</summary>
    internal ReadOnlySpan<ushort> Weights => _weights.AsSpan(0, Length * Taps);

    /// <summary>The weights of result pixel <paramref name="index"/>.</summary>
    internal ReadOnlySpan<ushort> WeightsOf(int index) => _weights.AsSpan(index * Taps, Taps);

    /// <summary>Makes the table fit; does nothing when it already does.</summary>
    internal void Fit(int source, int length)
    {
        if (source == Source && length == Length)
            return;
        ArgumentOutOfRangeException.ThrowIfLessThan(source, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        (Source, Length) = (source, length);
        var scale = (double)source / length;
        Taps = Math.Min(source, scale > 1 ? (int)Math.Ceiling(scale) + 1 : 2);
        if (_starts.Length < length)
            _starts = new int[length];
        if (_weights.Length < length * Taps)
            _weights = new ushort[length * Taps];
        for (var i = 0; i < length; i++)
        {
            // The span of source pixels that this one stands for; one pixel wide at least, which makes the area mean a linear
            // interpolation when enlarging.
            var centre = (i + 0.5) * scale;
            var reach = Math.Max(scale, 1) / 2;
            Fill(i, centre - reach, centre + reach);
        }
    }

    private void Fill(int index, double low, double high)
    {
        var start = Math.Clamp((int)Math.Floor(low), 0, Source - Taps);
        _starts[index] = start;
        var weights = _weights.AsSpan(index * Taps, Taps);
        weights.Clear();
        var total = high - low;
        var (carried, given) = (0.0, 0);
        for (var pixel = (int)Math.Floor(low); pixel < high; pixel++)
        {
            var share = Math.Min(high, pixel + 1) - Math.Max(low, pixel);
            if (share <= 0)
                continue;

            // Rounding the running total, not each weight, keeps the sum at exactly 256.
            carried += share * 256 / total;
            var target = (int)Math.Round(carried);
            weights[Math.Clamp(pixel - start, 0, Taps - 1)] += (ushort)(target - given);
            given = target;
        }

        weights[Taps - 1] += (ushort)(256 - given);
    }
}

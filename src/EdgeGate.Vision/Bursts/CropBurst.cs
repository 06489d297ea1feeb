using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Kernels;

namespace EdgeGate.Vision.Bursts;

/// <summary>
/// The crops of the last frames, and the mean of those that show the same plate, registered to the newest: the grid of the sensor lay
/// elsewhere in each, and noise was another. One thread at a time; no allocation after it was made.
/// </summary>
internal sealed class CropBurst
{
    /// <summary>Crops kept, of all plates in view together.</summary>
    private const int Kept = 16;

    /// <summary>A plate that moved by more than so many of its widths is another one.</summary>
    private const float FarthestWidths = 1.5f;

    /// <summary>Its height may have changed by this factor.</summary>
    private const float MostGrowth = 1.3f;

    /// <summary>
    /// Crops that differ by more than this share of what two unrelated ones do (twice their variance) show something else.
    /// </summary>
    private const float MostDifference = 0.6f;

    /// <summary>Sums have so many bits behind the point: the weights of a pixel's four neighbours add up to 2 to this power.</summary>
    private const int Shift = 8;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(0.7);

    private readonly KeptCrop[] _kept;
    private readonly int _width;
    private readonly int _most;
    private readonly int[] _sums;
    private readonly byte[] _fused;
    private int _next;
    private long _picture;

    /// <param name="width">Pixels of a crop.</param>
    /// <param name="height">Rows of a crop.</param>
    /// <param name="most">Crops fused at most, 2 or more.</param>
    internal CropBurst(int width, int height, int most)
    {
        (_width, _most) = (width, most);
        _kept = [.. Enumerable.Range(0, Kept).Select(_ => new KeptCrop(new byte[width * height]))];
        _sums = new int[width * height];
        _fused = new byte[width * height];
    }

    /// <summary>The last fused crop, Grey8, rows without padding; written again by the next call.</summary>
    internal ReadOnlySpan<byte> Fused => _fused;

    /// <summary>
    /// Crops that follow are of another picture. Those of one picture are never fused with each other: they show one moment, or two plates.
    /// </summary>
    internal void BeginPicture() => _picture++;

    /// <summary>What comes next is another vehicle.</summary>
    internal void Forget()
    {
        foreach (var kept in _kept)
            kept.IsUsed = false;
    }

    /// <summary>Keeps a crop for the frames that follow.</summary>
    internal void Remember(ReadOnlySpan<byte> crop, in PlateQuad corners, TimeSpan capturedAt)
    {
        var kept = _kept[_next++ % Kept];
        crop.CopyTo(kept.Pixels);
        (kept.Corners, kept.CapturedAt, kept.Picture, kept.IsUsed) = (corners, capturedAt, _picture, true);
    }

    /// <summary>Fills <see cref="Fused"/> with the mean of a crop and of earlier ones that show the same plate.</summary>
    /// <returns>How many crops are in it; 1: there was no earlier one, and nothing is gained.</returns>
    internal int Fuse(ReadOnlySpan<byte> crop, in CropMoments moments, in PlateQuad corners, TimeSpan capturedAt)
    {
        for (var i = 0; i < crop.Length; i++)
            _sums[i] = crop[i] << Shift;
        var (count, unrelated) = (1, 2 * moments.Deviation * moments.Deviation);
        for (var back = 1; back <= Kept && count < _most; back++)
        {
            var kept = _kept[(_next + Kept * 2 - back) % Kept];
            if (!kept.IsUsed || kept.Picture == _picture || !IsSame(kept, corners, capturedAt))
                continue;
            var found = CropRegistration.Find(crop, kept.Pixels, _width);
            if (found.Difference > MostDifference * unrelated)
                continue;
            Accumulate(kept.Pixels, found);
            count++;
        }

        var divisor = count << Shift;
        for (var i = 0; i < _fused.Length; i++)
            _fused[i] = (byte)((_sums[i] + divisor / 2) / divisor);
        return count;
    }

    private static bool IsSame(KeptCrop kept, in PlateQuad corners, TimeSpan capturedAt)
    {
        var growth = kept.Corners.Height / corners.Height;
        return capturedAt - kept.CapturedAt <= Longest && capturedAt >= kept.CapturedAt
            && kept.Corners.Centre.DistanceTo(corners.Centre) <= FarthestWidths * corners.Width
            && growth is >= 1 / MostGrowth and <= MostGrowth;
    }

    /// <summary>Adds a crop, moved by a part of a pixel, with bilinear weights; its edges repeat.</summary>
    private void Accumulate(byte[] pixels, in CropRegistration at)
    {
        var (x0, y0) = ((int)MathF.Floor(at.X), (int)MathF.Floor(at.Y));
        var (right, down) = ((int)((at.X - x0) * 16), (int)((at.Y - y0) * 16));
        var (a, b, c, d) = ((16 - right) * (16 - down), right * (16 - down), (16 - right) * down, right * down);
        var height = pixels.Length / _width;
        for (var y = 0; y < height; y++)
        {
            var upper = pixels.AsSpan(Math.Clamp(y + y0, 0, height - 1) * _width, _width);
            var lower = pixels.AsSpan(Math.Clamp(y + y0 + 1, 0, height - 1) * _width, _width);
            var sums = _sums.AsSpan(y * _width, _width);
            for (var x = 0; x < _width; x++)
            {
                var (left, next) = (Math.Clamp(x + x0, 0, _width - 1), Math.Clamp(x + x0 + 1, 0, _width - 1));
                sums[x] += a * upper[left] + b * upper[next] + c * lower[left] + d * lower[next];
            }
        }
    }

    private sealed class KeptCrop(byte[] pixels)
    {
        internal byte[] Pixels { get; } = pixels;

        internal PlateQuad Corners { get; set; }

        internal TimeSpan CapturedAt { get; set; }

        internal long Picture { get; set; }

        internal bool IsUsed { get; set; }
    }
}

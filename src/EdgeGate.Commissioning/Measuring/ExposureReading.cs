using EdgeGate.Commissioning.Findings;
namespace EdgeGate.Commissioning.Measuring;

/// <summary>How a plate's crop is lit.</summary>
/// <param name="Mean">Mean grey level, 0 to 255.</param>
/// <param name="BurntOut">Share of pixels at 250 or more, 0 to 1.</param>
/// <param name="Drowned">Share of pixels at 5 or less, 0 to 1.</param>
/// <param name="Contrast">Grey levels between the 5th and the 95th of 100 pixels: characters against ground.</param>
public readonly record struct ExposureReading(double Mean, double BurntOut, double Drowned, double Contrast)
{
    /// <summary>Measures a crop.</summary>
    /// <param name="crop">Grey pixels, at least one.</param>
    public static ExposureReading Of(ReadOnlySpan<byte> crop)
    {
        ArgumentOutOfRangeException.ThrowIfZero(crop.Length);
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        var sum = 0L;
        foreach (var pixel in crop)
        {
            counts[pixel]++;
            sum += pixel;
        }

        var (dark, bright) = (0, 0);
        for (var level = 0; level <= 5; level++)
            dark += counts[level];
        for (var level = 250; level < 256; level++)
            bright += counts[level];
        return new((double)sum / crop.Length, (double)bright / crop.Length, (double)dark / crop.Length,
            Level(counts, crop.Length * 0.95) - Level(counts, crop.Length * 0.05));
    }

    /// <summary>The crop against the limits.</summary>
    public IReadOnlyList<Finding> Judge(CommissioningLimits limits) =>
    [
        Finding.AtMost(FindingCode.BurntOut, BurntOut, limits.MaxClipped, limits.MaxClipped * 2),
        Finding.AtMost(FindingCode.Drowned, Drowned, limits.MaxClipped, limits.MaxClipped * 2),
        Finding.AtLeast(FindingCode.Contrast, Contrast, limits.GoodContrast, limits.MinContrast),
    ];

    private static int Level(ReadOnlySpan<int> counts, double rank)
    {
        var seen = 0;
        for (var level = 0; level < counts.Length; level++)
        {
            seen += counts[level];
            if (seen >= rank)
                return level;
        }

        return 255;
    }
}

using System.Globalization;

namespace EdgeGate.Domain.Plates;

/// <summary>A region as people read it.</summary>
public static class RegionText
{
    /// <summary>From here on a share rounds to all of it and is not told.</summary>
    private const float Whole = 0.995f;

    /// <summary>
    /// The code, with its probability where it is in doubt: <c>tw</c>, <c>us-mo 62 %</c>; empty where there is no region.
    /// </summary>
    /// <param name="region">ISO 3166 code, lower case; may be empty.</param>
    /// <param name="confidence">Probability that it is right; null or 0: none is known.</param>
    public static string Of(string region, float? confidence) => region.Length > 0 && confidence is > 0 and < Whole
        ? string.Create(CultureInfo.InvariantCulture, $"{region} {confidence * 100:0} %") : region;

    /// <summary>Every region with its share, for explanations: <c>tw 0.971, vn 0.02</c>; empty where there is none.</summary>
    public static string Of(IEnumerable<RegionShare> regions) =>
        string.Join(", ", regions.Select(region => string.Create(CultureInfo.InvariantCulture, $"{region.Code} {region.Share:0.00#}")));

    /// <summary>True where the regions leave a doubt that is worth telling.</summary>
    public static bool IsDoubted(IReadOnlyList<RegionShare> regions) => regions.Count > 0 && regions[0].Share < Whole;
}

namespace EdgeGate.Vision.Recognition;

/// <summary>One way plates of a region are numbered.</summary>
/// <param name="Region">ISO 3166 code of a country or a part of it, lower case.</param>
/// <param name="RegionIndex">Its country's place in the recogniser's region output, or -1.</param>
/// <param name="Classes">For each position the number of its character set in <see cref="FormatSet.Sets"/>.</param>
/// <param name="Weight">How much a text of it is to be expected beside one of the region's likeliest format, above 0 to 1.</param>
/// <param name="Order">
/// For each place of the number as it is read, the position that stands there; null: as they stand. A plate of two lines may have the part
/// that is read first below.
/// </param>
internal sealed record FormatPattern(string Region, int RegionIndex, int[] Classes, float Weight, int[]? Order = null)
{
    /// <summary>Region of the formats that a gate's owner wrote.</summary>
    internal const string Own = "own";
}

using System.Globalization;
using EdgeGate.Access.Tracking;

namespace EdgeGate.Appliance.Reading;

/// <summary>What <c>edgegate read</c> prints for a person.</summary>
internal static class ReadText
{
    /// <summary>Several pictures of one vehicle.</summary>
    internal static string Describe(string first, int pictures, in BurstText burst) => burst.Text.Length == 0
        ? $"{first} and {pictures - 1} more: no plate"
        : string.Create(CultureInfo.InvariantCulture,
            $"{first} and {pictures - 1} more: {burst.Text} ({burst.Confidence:P0}, {burst.Agreeing} of {burst.Readings} readings{(burst.OnlySuperResolved ? ", only enhanced ones" : "")})");

    internal static string Describe(string file, StillReader.StillResult result)
    {
        if (result.Plates.Count == 0)
            return $"{file}: no plate";
        var plates = result.Plates.Select(plate => string.Create(
            CultureInfo.InvariantCulture,
            $"{(plate.Length > 0 ? plate.GetText() : "?")} ({plate.Confidence:P0}{(plate.Region.Length > 0 ? ", " + plate.Region : "")}{(plate.FormatChanged ? $", without formats {plate.FreeText}" : "")})"));
        return $"{file}: {string.Join("  ", plates)}";
    }
}

using System.Globalization;

namespace EdgeGate.Appliance.Reading;

/// <summary>What <c>edgegate read</c> prints for a person.</summary>
internal static class ReadText
{
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

using System.Globalization;
using EdgeGate.Access.Tracking;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Appliance.Reading;

/// <summary>What <c>edgegate read</c> prints for a person.</summary>
internal static class ReadText
{
    /// <summary>
    /// Certainty from which on a text is shown to a person. On four sets of scenes (<c>models/evaluation/found.py</c>) every labelled plate
    /// that is found has it, 656 of 656, and of 394 places that are no labelled plate 56.
    /// </summary>
    internal const double Legible = 0.05;

    /// <summary>Several pictures of one vehicle.</summary>
    internal static string Describe(string first, int pictures, in BurstText burst) => burst.Text.Length == 0
        ? $"{first} and {pictures - 1} more: no plate"
        : string.Create(CultureInfo.InvariantCulture,
            $"{first} and {pictures - 1} more: {burst.Text} ({burst.Confidence:P0}, {burst.Agreeing} of {burst.Readings} readings{(burst.OnlySuperResolved ? ", only enhanced ones" : "")})");

    /// <summary>
    /// One picture. What is less certain than <see cref="Legible"/> is left out, and counted where there is nothing else: a badge or a
    /// fence gives some text too.
    /// </summary>
    internal static string Describe(string file, IReadOnlyList<PlateReading> plates)
    {
        var legible = plates.Where(plate => plate.Confidence >= Legible).Select(plate => string.Create(
            CultureInfo.InvariantCulture,
            $"{plate.GetText()} ({plate.Confidence:P0}{(plate.Region.Length > 0 ? ", " + RegionText.Of(plate.Region, plate.RegionConfidence) : "")}{(plate.FormatChanged ? $", without formats {plate.FreeText}" : "")}{(plate.IsCut ? ", cut by the picture's edge" : "")})")).ToArray();
        var others = plates.Count - legible.Length;
        return $"{file}: {(legible.Length, others) switch
        {
            (0, 0) => "no plate",
            (0, _) => $"no plate that can be read ({others} {(others == 1 ? "place resembles" : "places resemble")} one)",
            _ => string.Join("  ", legible),
        }}";
    }
}

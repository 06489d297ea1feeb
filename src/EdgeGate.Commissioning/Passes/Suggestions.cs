using System.Globalization;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Commissioning.Passes;

/// <summary>
/// Draws suggestions from passes: zone and thresholds. Never one that makes a wrong opening likelier than the defaults do.
/// </summary>
public static class Suggestions
{
    /// <summary>Grown around the plates that were read: the next car is a lorry, or stops a metre aside.</summary>
    private const double ZoneMargin = 0.10;

    private const int FewestPasses = 3;

    /// <summary>What the right passes suggest; nothing before three of them.</summary>
    /// <param name="passes">All passes.</param>
    public static IReadOnlyList<Suggestion> From(IReadOnlyList<DrivePass> passes)
    {
        var right = passes.Where(pass => pass.IsRight).ToArray();
        if (right.Length < FewestPasses)
            return [];
        return [.. Zone(right), .. Thresholds(right), .. Camera(passes)];
    }

    private static IEnumerable<Suggestion> Zone(DrivePass[] right)
    {
        var area = FrameArea.Nothing;
        foreach (var pass in right)
            area = area.Union(pass.Area);
        if (area.IsEmpty)
            yield break;
        var zone = area.Grow(ZoneMargin);
        var (left, top) = (Math.Floor(zone.Left * 100) / 100, Math.Floor(zone.Top * 100) / 100);
        var (width, height) = (Math.Ceiling((zone.Right - left) * 100) / 100, Math.Ceiling((zone.Bottom - top) * 100) / 100);
        yield return Share("vision.zone.left", left);
        yield return Share("vision.zone.top", top);
        yield return Share("vision.zone.width", Math.Min(width, Math.Round(1 - left, 2)));
        yield return Share("vision.zone.height", Math.Min(height, Math.Round(1 - top, 2)));
    }

    private static IEnumerable<Suggestion> Thresholds(DrivePass[] right)
    {
        // Fewer than the default of three are never suggested: scarce readings are mended at the camera.
        if (right.Min(pass => pass.Agreeing) >= 10)
            yield return new("access.minAgreeing", "4", SuggestionReason.ManyReadings);

        // Half of the distance between the least sure pass and certainty, so that a worse day still passes; never below the default.
        var surest = right.Min(pass => pass.Confidence);
        var threshold = Math.Floor((surest - (1 - surest) - 0.02) * 100) / 100;
        if (threshold > 0.9)
            yield return new("access.minConfidence", Math.Min(0.97, threshold).ToString("0.00", CultureInfo.InvariantCulture),
                SuggestionReason.SureReadings);
    }

    private static IEnumerable<Suggestion> Camera(IReadOnlyList<DrivePass> passes)
    {
        var leaving = passes.Count(pass => pass.Direction == Direction.Leaving);
        if (leaving >= FewestPasses && leaving > passes.Count * 0.8)
            yield return new("tracker.rearCamera", "true", SuggestionReason.RearCamera);
    }

    private static Suggestion Share(string key, double value) =>
        new(key, value.ToString("0.##", CultureInfo.InvariantCulture), SuggestionReason.ZoneOfPasses);
}

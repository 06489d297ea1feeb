using EdgeGate.Commissioning.Measuring;

namespace EdgeGate.Commissioning.Drift;

/// <summary>
/// What a change of the figures means. Moved and zoomed cameras show in place and size; dirt shows in sharpness while those stay; a
/// failing lamp shows at night only. Pure.
/// </summary>
internal static class DriftRules
{
    private const int FewestVehicles = 8;
    private const double MovedBy = 0.08;
    private const double SizeBy = 0.20;
    private const double FocusBelow = 0.75;
    private const double ConfidenceBy = 0.08;
    private const double ReadRateBy = 0.10;

    internal static IReadOnlyList<Finding> Judge(IReadOnlyList<LaneHour> hours, DriftReference reference)
    {
        if (hours.Count == 0)
            return [];
        var since = hours[^1].Hour.AddHours(-23);
        var day = hours.Where(hour => hour.Hour >= since).ToArray();
        if (day.Sum(hour => hour.Vehicles) < FewestVehicles)
            return [];

        // Without a single plate there is no telling where they would be.
        return day.Sum(hour => hour.Plates) < FewestVehicles / 2 ? [.. Reading(day, reference)] : [.. Place(day, reference), .. Reading(day, reference)];
    }

    private static IEnumerable<Finding> Place(LaneHour[] day, DriftReference reference)
    {
        var (x, y) = (Weighted(day, hour => hour.X), Weighted(day, hour => hour.Y));
        var moved = Math.Sqrt((x - reference.X) * (x - reference.X) + (y - reference.Y) * (y - reference.Y));
        if (moved > MovedBy)
            yield return new(FindingCode.CameraMoved, moved > MovedBy * 2 ? FindingLevel.Bad : FindingLevel.Improve, moved, MovedBy);
        var size = reference.PlateHeight > 0 ? Weighted(day, hour => hour.PlateHeight) / reference.PlateHeight : 1;
        if (Math.Abs(size - 1) > SizeBy)
            yield return new(FindingCode.CameraDistance, FindingLevel.Improve, size, 1);
    }

    private static IEnumerable<Finding> Reading(LaneHour[] day, DriftReference reference)
    {
        var light = day.Where(hour => hour.Hour.Hour is >= 8 and < 16).ToArray();
        var dark = day.Where(hour => hour.Hour.Hour is >= 22 or < 4).ToArray();
        if (Enough(light) && Enough(dark) && !Worse(light, reference) && Worse(dark, reference))
        {
            yield return new(FindingCode.NightLight, FindingLevel.Improve, Weighted(dark, hour => hour.Confidence), reference.Confidence);
        }
        else if (reference.Focus > 0 && Enough(day) && Weighted(day, hour => hour.Focus) / reference.Focus is var focus && focus < FocusBelow)
        {
            yield return new(FindingCode.LensDirty, Worse(day, reference) ? FindingLevel.Bad : FindingLevel.Improve, focus, 1);
        }

        var rate = (double)day.Sum(hour => hour.Read) / day.Sum(hour => hour.Vehicles);
        if (rate < reference.ReadRate - ReadRateBy)
            yield return new(FindingCode.ReadRate, rate < reference.ReadRate - 2 * ReadRateBy ? FindingLevel.Bad : FindingLevel.Improve, rate, reference.ReadRate);
    }

    private static bool Enough(LaneHour[] hours) => hours.Sum(hour => hour.Plates) >= FewestVehicles / 2;

    private static bool Worse(LaneHour[] hours, DriftReference reference) =>
        Weighted(hours, hour => hour.Confidence) < reference.Confidence - ConfidenceBy;

    /// <summary>The median over vehicles, not over hours: an hour with one vehicle must not weigh as much as one with forty.</summary>
    private static double Weighted(LaneHour[] hours, Func<LaneHour, double> value) =>
        Statistics.Median(hours.SelectMany(hour => Enumerable.Repeat(value(hour), Math.Min(hour.Plates, 50))));
}

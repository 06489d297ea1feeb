using EdgeGate.Commissioning.Findings;
using EdgeGate.Commissioning.Measuring;

namespace EdgeGate.Commissioning.Drift;

/// <summary>
/// What a change of the figures means. Moved and zoomed cameras show in place and size; dirt shows in sharpness while those stay; a
/// failing lamp shows at night only. Pure.
/// </summary>
internal static class DriftRules
{
    private const int FewestVehicles = 8;

    // Traffic is not the known car: over an hour of the shipped clip its plates are, as they leave, 0.10 of the picture away from those of
    // the car that the lane was accepted with, and 0.79 as high. What is told has to be more than that.
    private const double MovedBy = 0.14;
    private const double SizeBy = 0.30;
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
        var recent = Recent(day);
        return recent.Sum(hour => hour.Plates) < FewestVehicles / 2 ? [.. Reading(day, recent, reference)]
            : [.. Place(recent, reference), .. Reading(day, recent, reference)];
    }

    /// <summary>
    /// The last hours that have vehicles enough: a camera that was knocked has to be told within the hour, not by the median of a day.
    /// </summary>
    private static LaneHour[] Recent(LaneHour[] day)
    {
        var (from, plates) = (day.Length, 0);
        while (from > 0 && plates < FewestVehicles)
            plates += day[--from].Plates;
        return day[from..];
    }

    private static IEnumerable<Finding> Place(LaneHour[] recent, DriftReference reference)
    {
        var (x, y) = (Weighted(recent, hour => hour.X), Weighted(recent, hour => hour.Y));
        var moved = Math.Sqrt((x - reference.X) * (x - reference.X) + (y - reference.Y) * (y - reference.Y));
        if (moved > MovedBy)
            yield return new(FindingCode.CameraMoved, moved > MovedBy * 2 ? FindingLevel.Bad : FindingLevel.Improve, moved, MovedBy);
        var size = reference.PlateHeight > 0 ? Weighted(recent, hour => hour.PlateHeight) / reference.PlateHeight : 1;
        if (Math.Abs(size - 1) > SizeBy)
            yield return new(FindingCode.CameraDistance, FindingLevel.Improve, size, 1);
    }

    private static IEnumerable<Finding> Reading(LaneHour[] day, LaneHour[] recent, DriftReference reference)
    {
        var light = day.Where(hour => hour.Hour.Hour is >= 8 and < 16).ToArray();
        var dark = day.Where(hour => hour.Hour.Hour is >= 22 or < 4).ToArray();
        if (Enough(light) && Enough(dark) && !Worse(light, reference) && Worse(dark, reference))
        {
            yield return new(FindingCode.NightLight, FindingLevel.Improve, Weighted(dark, hour => hour.Confidence), reference.Confidence);
        }
        else if (Softer(day, reference) is { } today)
        {
            yield return new(FindingCode.LensDirty, Worse(day, reference) ? FindingLevel.Bad : FindingLevel.Improve, today, 1);
        }
        else if (Softer(recent, reference) is { } now && (recent.All(hour => hour.Hour.Hour is >= 8 and < 16) || Worse(recent, reference)))
        {
            // By dusk every picture gets softer; sharpness alone is believed at once while there is daylight only.
            yield return new(FindingCode.LensDirty, Worse(recent, reference) ? FindingLevel.Bad : FindingLevel.Improve, now, 1);
        }

        var rate = (double)day.Sum(hour => hour.Read) / day.Sum(hour => hour.Vehicles);
        if (rate < reference.ReadRate - ReadRateBy)
            yield return new(FindingCode.ReadRate, rate < reference.ReadRate - 2 * ReadRateBy ? FindingLevel.Bad : FindingLevel.Improve,
                rate, reference.ReadRate);
    }

    private static double? Softer(LaneHour[] hours, DriftReference reference) =>
        reference.Focus > 0 && Enough(hours) && Weighted(hours, hour => hour.Focus) / reference.Focus is var focus && focus < FocusBelow
        ? focus : null;

    private static bool Enough(LaneHour[] hours) => hours.Sum(hour => hour.Plates) >= FewestVehicles / 2;

    private static bool Worse(LaneHour[] hours, DriftReference reference) =>
        Weighted(hours, hour => hour.Confidence) < reference.Confidence - ConfidenceBy;

    /// <summary>The median over vehicles, not over hours: an hour with one vehicle must not weigh as much as one with forty.</summary>
    private static double Weighted(LaneHour[] hours, Func<LaneHour, double> value) =>
        Statistics.Median(hours.SelectMany(hour => Enumerable.Repeat(value(hour), Math.Min(hour.Plates, 50))));
}

using EdgeGate.Domain.Plates;

namespace EdgeGate.Commissioning.Measuring;

/// <summary>
/// One vehicle as it left: what acceptance and drift are told by. Both take it from here, of the same moment and by the same definition, so
/// that one can be held against the other.
/// </summary>
/// <param name="IsRead">It had a text.</param>
/// <param name="Confidence">Fused certainty of the text, 0 to 1.</param>
/// <param name="Plate">Median of its readings; null when no plate was found.</param>
/// <param name="Focus">Median focus index of its readings.</param>
public readonly record struct PassMeasure(bool IsRead, double Confidence, PlateGeometry? Plate, double Focus)
{
    /// <summary>Measures a vehicle.</summary>
    /// <param name="left">All that was known of it when it had gone.</param>
    /// <param name="limit">What counts as a plate that was read: headlights and badges have neither height nor focus.</param>
    /// <param name="frameWidth">Pixels, more than 0.</param>
    /// <param name="frameHeight">Pixels, more than 0.</param>
    public static PassMeasure Of(Sighting left, ReadingLimit limit, int frameWidth, int frameHeight)
    {
        ReadingRecord[] readings = [.. left.Evidence.Where(reading => Counts(reading, limit))];
        return new(
            left.Text.Length > 0, left.Confidence, Lie(readings, frameWidth, frameHeight),
            Statistics.Median(readings.Select(reading => (double)reading.FocusIndex)));
    }

    /// <summary>True for a reading that tells how the plate lies.</summary>
    internal static bool Counts(ReadingRecord reading, ReadingLimit limit) => !reading.IsCut && limit.Admits(reading);

    /// <summary>The median of readings; null of none.</summary>
    internal static PlateGeometry? Lie(IReadOnlyList<ReadingRecord> readings, int frameWidth, int frameHeight)
    {
        if (readings.Count == 0)
            return null;
        var plates = readings.Select(reading => PlateGeometry.Of(reading.Corners, frameWidth, frameHeight)).ToArray();
        return new PlateGeometry(
            Median(p => p.Width), Median(p => p.Height), Median(p => p.Tilt), Median(p => p.Slant), Median(p => p.X), Median(p => p.Y),
            Median(p => p.EdgeDistance));

        double Median(Func<PlateGeometry, double> value) => Statistics.Median(plates.Select(value));
    }
}

using EdgeGate.Commissioning.Measuring;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Commissioning.Drift;

/// <summary>
/// Plate height, place, focus, confidence and read rate by the hour, over a week. Fed with every vehicle that has left, live or from the
/// journal after a restart. Safe from several threads.
/// </summary>
/// <param name="limit">What counts as a plate that was read: headlights and badges have neither height nor focus.</param>
public sealed class DriftMonitor(ReadingLimit limit)
{
    /// <summary>Hours kept: a week.</summary>
    public const int Kept = 168;

    private readonly Lock _gate = new();
    private readonly SortedList<DateTimeOffset, HourBucket> _hours = new(Kept + 1);

    /// <summary>Takes in one vehicle, at its end.</summary>
    /// <param name="sighting">With its evidence.</param>
    /// <param name="local">Wall clock in the lane's time zone.</param>
    /// <param name="frameWidth">Pixels.</param>
    /// <param name="frameHeight">Pixels.</param>
    public void Observe(Sighting sighting, DateTimeOffset local, int frameWidth, int frameHeight)
    {
        PlateGeometry? plate = null;
        ReadingRecord[] readings = [.. sighting.Evidence.Where(reading => !reading.IsCut && limit.Admits(reading))];
        if (readings.Length > 0)
        {
            var plates = readings.Select(reading => PlateGeometry.Of(reading.Corners, frameWidth, frameHeight)).ToArray();
            plate = new PlateGeometry(
                Statistics.Median(plates.Select(p => p.Width)), Statistics.Median(plates.Select(p => p.Height)), 0, 0,
                Statistics.Median(plates.Select(p => p.X)), Statistics.Median(plates.Select(p => p.Y)), 0);
        }

        var focus = Statistics.Median(readings.Select(reading => (double)reading.FocusIndex));
        var hour = new DateTimeOffset(local.Year, local.Month, local.Day, local.Hour, 0, 0, local.Offset);
        lock (_gate)
            Bucket(hour)?.Add(plate, focus, sighting.Text.Length > 0 ? sighting.Confidence : null);
    }

    /// <summary>The hours that had vehicles, oldest first.</summary>
    public IReadOnlyList<LaneHour> Hours()
    {
        lock (_gate)
            return [.. _hours.Values.Select(bucket => bucket.ToHour())];
    }

    /// <summary>What has changed since the commissioning, in the last day.</summary>
    /// <param name="reference">How it looked then; null: nothing can be said.</param>
    public IReadOnlyList<Finding> Assess(DriftReference? reference) => reference is null ? [] : DriftRules.Judge(Hours(), reference);

    private HourBucket? Bucket(DateTimeOffset hour)
    {
        if (_hours.TryGetValue(hour, out var bucket))
            return bucket;

        // A clock that jumps back by more than a week would push out what is true.
        if (_hours.Count == Kept && hour < _hours.Keys[0])
            return null;
        _hours.Add(hour, bucket = new HourBucket(hour));
        if (_hours.Count > Kept)
            _hours.RemoveAt(0);
        return bucket;
    }
}

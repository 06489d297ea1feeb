using EdgeGate.Commissioning.Findings;
using EdgeGate.Commissioning.Measuring;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Commissioning.Drift;

/// <summary>
/// Plate height, place, focus, confidence and read rate by the hour, over a week. Fed with every vehicle that has left; a restart goes on
/// with the hours that were kept. Safe from several threads.
/// </summary>
/// <param name="limit">What counts as a plate that was read, asked for each vehicle: headlights and badges have neither height nor
/// focus.</param>
public sealed class DriftMonitor(Func<ReadingLimit> limit)
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
        var measure = PassMeasure.Of(sighting, limit(), frameWidth, frameHeight);
        var hour = new DateTimeOffset(local.Year, local.Month, local.Day, local.Hour, 0, 0, local.Offset);
        lock (_gate)
            Bucket(hour)?.Add(measure);
    }

    /// <summary>The hours that had vehicles, oldest first.</summary>
    public IReadOnlyList<LaneHour> Hours()
    {
        lock (_gate)
            return [.. _hours.Values.Select(bucket => bucket.ToHour())];
    }

    /// <summary>Goes on with hours of an earlier run.</summary>
    public void Restore(IEnumerable<LaneHour> hours)
    {
        lock (_gate)
        {
            foreach (var hour in hours.Where(hour => !_hours.ContainsKey(hour.Hour)).OrderByDescending(hour => hour.Hour)
                .Take(Kept - _hours.Count).ToArray())
                _hours.Add(hour.Hour, HourBucket.From(hour));
        }
    }

    /// <summary>What has changed since the commissioning, in the last hours, and in the last day.</summary>
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

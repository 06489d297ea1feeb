using EdgeGate.Commissioning.Measuring;

namespace EdgeGate.Commissioning.Drift;

/// <summary>
/// Collects one hour. Keeps the last samples only: an hour at a busy gate has hundreds of vehicles, and 64 give a median.
/// </summary>
internal sealed class HourBucket(DateTimeOffset hour)
{
    private const int Kept = 64;
    private readonly List<(double Height, double X, double Y, double Focus)> _plates = new(8);
    private readonly List<double> _confidences = new(8);
    private int _vehicles;
    private int _read;
    private int _found;

    internal DateTimeOffset Hour { get; } = hour;

    /// <summary>An hour of which only the figures are left.</summary>
    internal static HourBucket From(LaneHour hour)
    {
        var bucket = new HourBucket(hour.Hour) { _vehicles = hour.Vehicles, _read = hour.Read, _found = hour.Plates };
        bucket._plates.AddRange(Enumerable.Repeat((hour.PlateHeight, hour.X, hour.Y, hour.Focus), Math.Min(hour.Plates, Kept)));
        bucket._confidences.AddRange(Enumerable.Repeat(hour.Confidence, Math.Min(hour.Read, Kept)));
        return bucket;
    }

    internal void Add(in PassMeasure measure)
    {
        if (measure.Plate is { } plate)
            Keep(_plates, (plate.Height, plate.X, plate.Y, measure.Focus), _found++);
        if (measure.IsRead)
            Keep(_confidences, measure.Confidence, _read++);
        _vehicles++;
    }

    internal LaneHour ToHour() => new(
        Hour, _vehicles, _read, _found, Statistics.Median(_plates.Select(p => p.Height)), Statistics.Median(_plates.Select(p => p.X)),
        Statistics.Median(_plates.Select(p => p.Y)), Statistics.Median(_plates.Select(p => p.Focus)), Statistics.Median(_confidences));

    private static void Keep<T>(List<T> samples, T sample, int count)
    {
        if (samples.Count < Kept)
            samples.Add(sample);
        else
            samples[count % Kept] = sample;
    }
}

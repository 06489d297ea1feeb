using EdgeGate.Commissioning.Measuring;

namespace EdgeGate.Commissioning.Drift;

/// <summary>Collects one hour. Keeps the first samples only: an hour at a busy gate has hundreds of vehicles, and 64 give a median.</summary>
internal sealed class HourBucket(DateTimeOffset hour)
{
    private const int Kept = 64;
    private readonly List<(double Height, double X, double Y, double Focus)> _plates = new(8);
    private readonly List<double> _confidences = new(8);
    private int _vehicles;
    private int _read;
    private int _found;

    internal DateTimeOffset Hour { get; } = hour;

    internal void Add(in PlateGeometry? plate, double focus, double? confidence)
    {
        _vehicles++;
        if (plate is { } geometry)
        {
            _found++;
            if (_plates.Count < Kept)
                _plates.Add((geometry.Height, geometry.X, geometry.Y, focus));
        }

        if (confidence is not { } certain)
            return;
        _read++;
        if (_confidences.Count < Kept)
            _confidences.Add(certain);
    }

    internal LaneHour ToHour() => new(
        Hour, _vehicles, _read, _found, Statistics.Median(_plates.Select(p => p.Height)), Statistics.Median(_plates.Select(p => p.X)),
        Statistics.Median(_plates.Select(p => p.Y)), Statistics.Median(_plates.Select(p => p.Focus)), Statistics.Median(_confidences));
}

using EdgeGate.Commissioning.Findings;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Commissioning.Measuring;

/// <summary>
/// Where the plate of a standing car lies, from the last readings: medians, so that one bad frame does not make the figures jump.
/// Not safe from several threads.
/// </summary>
public sealed class AimMeter(CommissioningLimits limits)
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(2);
    private readonly Queue<(TimeSpan At, PlateGeometry Geometry)> _last = new();

    /// <summary>Takes in one reading: the plate that the technician looks at, usually the largest.</summary>
    public void Observe(in PlateQuad corners, TimeSpan at, int frameWidth, int frameHeight)
    {
        Forget(at);
        if (_last.Count == 64)
            _last.Dequeue();
        _last.Enqueue((at, PlateGeometry.Of(corners, frameWidth, frameHeight)));
    }

    /// <summary>The figures now.</summary>
    /// <param name="now">Lane clock.</param>
    public AimState State(TimeSpan now)
    {
        Forget(now);
        if (_last.Count == 0)
            return new(null, [new(FindingCode.NoPlate, FindingLevel.Bad, 0, 1)]);
        var plate = new PlateGeometry(
            Median(g => g.Width), Median(g => g.Height), Median(g => g.Tilt), Median(g => g.Slant), Median(g => g.X), Median(g => g.Y),
            Median(g => g.EdgeDistance));
        return new(plate, Judge(plate, limits));
    }

    /// <summary>Forgets everything: another car, another place.</summary>
    public void Reset() => _last.Clear();

    /// <summary>A plate against the limits.</summary>
    public static IReadOnlyList<Finding> Judge(in PlateGeometry plate, CommissioningLimits limits) =>
    [
        plate.Height > limits.MaxPlateHeight
            ? Finding.AtMost(FindingCode.PlateTooLarge, plate.Height, limits.MaxPlateHeight, limits.MaxPlateHeight * 1.5)
            : Finding.AtLeast(FindingCode.PlateHeight, plate.Height, limits.GoodPlateHeight, limits.MinPlateHeight),
        Finding.AtMost(FindingCode.Tilt, Math.Abs(plate.Tilt), limits.GoodTilt, limits.MaxTilt),
        Finding.AtMost(FindingCode.Slant, plate.Slant, limits.GoodSlant, limits.MaxSlant),
        Finding.AtLeast(FindingCode.NearEdge, plate.EdgeDistance, limits.EdgeMargin, 0.005),
    ];

    private double Median(Func<PlateGeometry, double> value) => Statistics.Median(_last.Select(entry => value(entry.Geometry)));

    private void Forget(TimeSpan now)
    {
        while (_last.TryPeek(out var oldest) && now - oldest.At > Memory)
            _last.Dequeue();
    }
}

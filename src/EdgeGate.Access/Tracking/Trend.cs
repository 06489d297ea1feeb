namespace EdgeGate.Access.Tracking;

/// <summary>
/// A straight line through measurements over time, by least squares, and how well it is known. Keeps sums only. A value of one track.
/// </summary>
internal struct Trend
{
    private TimeSpan _start;
    private TimeSpan _last;
    private int _count;
    private double _t;
    private double _tt;
    private double _v;
    private double _tv;
    private double _vv;

    /// <summary>From the first measurement to the last.</summary>
    public readonly TimeSpan Span => _count == 0 ? TimeSpan.Zero : _last - _start;

    /// <summary>Mean of the measurements; 0 of none.</summary>
    public readonly double Mean => _count == 0 ? 0 : _v / _count;

    public readonly int Count => _count;

    /// <summary>Change for each second; 0 while there is no line.</summary>
    public readonly double Slope => Spread > 0 ? (_tv - _t * _v / _count) / Spread : 0;

    /// <summary>Standard error of <see cref="Slope"/>; infinite before the fourth measurement.</summary>
    public readonly double Error
    {
        get
        {
            if (_count < 4 || Spread <= 0)
                return double.PositiveInfinity;
            var scatter = Math.Max(0, _vv - _v * _v / _count - Slope * Slope * Spread);
            return Math.Sqrt(scatter / (_count - 2) / Spread);
        }
    }

    private readonly double Spread => _count < 2 ? 0 : _tt - _t * _t / _count;

    public void Add(double value, TimeSpan at)
    {
        if (_count == 0)
            _start = at;
        var seconds = (at - _start).TotalSeconds;
        (_count, _last) = (_count + 1, at);
        (_t, _tt) = (_t + seconds, _tt + seconds * seconds);
        (_v, _tv, _vv) = (_v + value, _tv + seconds * value, _vv + value * value);
    }

    /// <summary>
    /// True when the change is slower than <paramref name="speed"/>, by three standard errors: it is asked at every frame.
    /// </summary>
    public readonly bool IsSlowerThan(double speed) => Math.Abs(Slope) + 3 * Error < speed;

    /// <summary>True when there is a change at all, with 19 chances in 20, and it came to more than <paramref name="least"/>.</summary>
    public readonly bool HasMoved(double least) =>
        Math.Abs(Slope) > 2 * Error && Math.Abs(Slope) * Span.TotalSeconds > least;
}

using System.Runtime.CompilerServices;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Access.Tracking;

/// <summary>Where a plate is, how fast it moves, and which way its vehicle goes. A value of one track.</summary>
internal struct TrackMotion
{
    // Share of a new measurement in the smoothed size and place: corners jitter by a pixel or two.
    private const float Blend = 0.5f;

    private Point2 _firstCentre;
    private Window _sizes;
    private int _sizeCount;
    private float _smallest;
    private float _largest;
    private float _scale;
    private float _widest;
    private Point2 _velocity;
    private TimeSpan _lastSeen;

    /// <summary>Smoothed size: the geometric mean of width and height, pixels. Turning changes it less than the width alone.</summary>
    public float Size { get; private set; }

    /// <summary>Smoothed centre, pixels.</summary>
    public Point2 Centre { get; private set; }

    public static TrackMotion Start(in PlateQuad corners, TimeSpan at)
    {
        var size = SizeOf(corners);
        var centre = corners.Centre;
        var motion = new TrackMotion { _firstCentre = centre, _lastSeen = at, _widest = corners.Width, Size = size, Centre = centre };
        motion.RestartScale();
        motion.Measure(size);
        return motion;
    }

    /// <summary>Forgets how the size changed so far: far away, before anything could be read, boxes are guesses.</summary>
    public void RestartScale() => (_sizeCount, _smallest, _largest, _scale) = (0, float.MaxValue, 0, 0);

    /// <summary>
    /// True when the plate has come further than its own width, or has grown or shrunk by more than what half a box more or less
    /// makes: it hangs on something that drives.
    /// </summary>
    public readonly bool HasTravelled => Centre.DistanceTo(_firstCentre) > _widest || _largest > _smallest * 1.6f;

    public static float SizeOf(in PlateQuad corners) => MathF.Sqrt(MathF.Max(1, corners.Width * corners.Height));

    public void Move(in PlateQuad corners, TimeSpan at)
    {
        var centre = corners.Centre;
        var seconds = (float)(at - _lastSeen).TotalSeconds;
        if (seconds > 0)
        {
            var moved = new Point2((centre.X - Centre.X) / seconds, (centre.Y - Centre.Y) / seconds);
            _velocity = new(Mix(_velocity.X, moved.X), Mix(_velocity.Y, moved.Y));
        }

        Centre = new(Mix(Centre.X, centre.X), Mix(Centre.Y, centre.Y));
        Size = Mix(Size, SizeOf(corners));
        Measure(SizeOf(corners));
        _widest = MathF.Max(_widest, corners.Width);
        _lastSeen = at;
    }

    // The median of five sizes: a box that is wrong in one or two frames does not look like movement.
    private void Measure(float size)
    {
        _sizes[_sizeCount++ % Window.Length] = size;
        if (_sizeCount < Window.Length)
            return;
        _scale = Median(_sizes);
        _smallest = MathF.Min(_smallest, _scale);
        _largest = MathF.Max(_largest, _scale);
    }

    // By insertion, in place: the library's sort allocates a comparer at each call when compiled ahead of time.
    private static float Median(Window sizes)
    {
        Span<float> sorted = sizes;
        for (var i = 1; i < sorted.Length; i++)
        {
            var value = sorted[i];
            var place = i;
            for (; place > 0 && sorted[place - 1] > value; place--)
                sorted[place] = sorted[place - 1];
            sorted[place] = value;
        }

        return sorted[Window.Length / 2];
    }

    /// <summary>Where the centre should be at a later time; movement is believed for half a second only.</summary>
    public readonly Point2 Predict(TimeSpan at)
    {
        var seconds = Math.Clamp((float)(at - _lastSeen).TotalSeconds, 0, 0.5f);
        return new(Centre.X + _velocity.X * seconds, Centre.Y + _velocity.Y * seconds);
    }

    /// <summary>
    /// Smaller than it has been: leaving, even if it came nearer first (it backed off). Larger than it was: approaching.
    /// The same size but elsewhere: passing by.
    /// </summary>
    public readonly Direction Direction(TrackerOptions options, int frameWidth)
    {
        var (towards, away) = options.RearCamera
            ? (Domain.Plates.Direction.Leaving, Domain.Plates.Direction.Approaching)
            : (Domain.Plates.Direction.Approaching, Domain.Plates.Direction.Leaving);
        if (_scale * (1 + options.ScaleChange) < _largest)
            return away;
        if (_scale > _smallest * (1 + options.ScaleChange))
            return towards;
        return MathF.Abs(Centre.X - _firstCentre.X) > frameWidth * options.PassingShare
            ? Domain.Plates.Direction.PassingBy
            : Domain.Plates.Direction.Unknown;
    }

    private static float Mix(float old, float fresh) => old + (fresh - old) * Blend;

    [InlineArray(Length)]
    private struct Window
    {
        public const int Length = 5;

        private float _first;
    }
}

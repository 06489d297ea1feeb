using System.Runtime.CompilerServices;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Access.Tracking;

/// <summary>Where a plate is, how fast it moves, and which way its vehicle goes, from its whole track. A value of one track.</summary>
internal struct TrackMotion
{
    // Share of a new measurement in the smoothed size and place: corners jitter by a pixel or two.
    private const float Blend = 0.5f;

    // A vehicle that grows by a factor e comes along the lane by as many plate sizes as it was away; up to 16 of them, 4 m, it may be
    // aside of the camera and still be coming, not crossing. Down the picture counts as coming too, by half: cameras look down.
    private const float SizesPerGrowth = 16;
    private const float DownTheLane = 0.5f;

    // Slower than this, in plate sizes for each second (7 cm), it stands: who takes 20 s to pass is faster.
    private const double Standstill = 0.3;

    // Further away from where it stood than this, plate sizes sideways, it has moved on; along the lane sizes are noisier.
    private const float MovedOn = 0.5f;
    private const float MovedOnAlong = 1.5f;

    // Moved by more than this in all, plate sizes, it is under way.
    private const double UnderWay = 1;

    // What a box may jump between two frames, plate sizes, and what a vehicle drives, for each second (26 km/h).
    private const float Jump = 1.5f;
    private const float Fastest = 30;

    private const float GrowthPerFrame = 0.02f;
    private const float GrowthPerSecond = 1;

    // Half a box more or less makes less than this; a vehicle that has travelled has grown or shrunk by more.
    private const float Grown = 1.6f;

    private static readonly TimeSpan Waiting = TimeSpan.FromSeconds(3);

    private Point2 _firstCentre;
    private Point2 _anchorCentre;
    private Point2 _lastCentre;
    private Window _sizes;
    private int _sizeCount;
    private float _smallest;
    private float _largest;
    private float _scale;
    private float _widest;
    private Point2 _velocity;
    private TimeSpan _lastSeen;
    private float _side;
    private float _down;
    private float _grown;
    private float _grownScale;
    private Heading _heading;
    private PlacesPassed _places;
    private PlacesPassed _growth;
    private float _firstScale;
    private Trend _sideNow;
    private Trend _alongNow;
    private Trend _sideWhole;
    private Trend _alongWhole;

    /// <summary>Smoothed size: the geometric mean of width and height, pixels. Turning changes it less than the width alone.</summary>
    public float Size { get; private set; }

    /// <summary>Smoothed centre, pixels.</summary>
    public Point2 Centre { get; private set; }

    /// <summary>
    /// True when the plate has come further than its own width, or has grown or shrunk by more than what half a box more or less
    /// makes, and was seen on the way: it hangs on something that drives. Stays true.
    /// </summary>
    public bool HasTravelled { get; private set; }

    /// <summary>Which way it goes, by its whole track; unknown while it stands, and while it has not moved enough.</summary>
    public readonly Direction Direction => _heading.Now;

    public static TrackMotion Start(in PlateQuad corners, TimeSpan at)
    {
        var size = SizeOf(corners);
        var centre = corners.Centre;
        var motion = new TrackMotion
        {
            _firstCentre = centre, _lastCentre = centre, _lastSeen = at, _widest = corners.Width, Size = size, Centre = centre,
        };
        motion.Restart();
        motion.Measure(size, 0);
        return motion;
    }

    /// <summary>Forgets which way it went so far: far away, before anything could be read, boxes are guesses.</summary>
    public void Restart()
    {
        (_sizeCount, _smallest, _largest, _scale, _firstScale) = (0, float.MaxValue, 0, 0, 0);
        (_side, _down, _grown, _grownScale) = (0, 0, 0, 0);
        (_sideNow, _alongNow, _sideWhole, _alongWhole) = (default, default, default, default);
        (_anchorCentre, _growth) = (Centre, default);
        _heading.Begin(0, 0);
    }

    public static float SizeOf(in PlateQuad corners) => MathF.Sqrt(MathF.Max(1, corners.Width * corners.Height));

    /// <summary>
    /// True when it stands: by the measurements since it last moved on, it is slower than 7 cm a second, and has been so for
    /// <paramref name="least"/>. Noisy boxes need longer.
    /// </summary>
    public readonly bool IsStanding(TimeSpan least) =>
        _sideNow.Span >= least && _sideNow.IsSlowerThan(Standstill) && _alongNow.IsSlowerThan(Standstill);

    /// <summary>True when it is under way, and it will be known later where to.</summary>
    public readonly bool IsUnderWay =>
        (_sideWhole.HasMoved(UnderWay) || _alongWhole.HasMoved(UnderWay)) && !IsStanding(TimeSpan.Zero);

    /// <summary>Takes in where the plate is now.</summary>
    /// <param name="corners">The plate.</param>
    /// <param name="at">Time of the frame.</param>
    /// <param name="isWhole">
    /// False for a box that is cut off or that nobody could read: it tells where the vehicle is, but not how large its plate is.
    /// </param>
    /// <param name="options">The tracker's options.</param>
    /// <param name="frameWidth">Pixels in a row.</param>
    public void Move(in PlateQuad corners, TimeSpan at, bool isWhole, TrackerOptions options, int frameWidth)
    {
        var (centre, size) = (corners.Centre, SizeOf(corners));
        var seconds = MathF.Max(0, (float)(at - _lastSeen).TotalSeconds);
        var before = Centre;
        var jumps = centre.DistanceTo(_lastCentre) > Size * (Jump + Fastest * seconds);
        if (seconds > 0)
        {
            var moved = new Point2((centre.X - Centre.X) / seconds, (centre.Y - Centre.Y) / seconds);
            _velocity = new(Mix(_velocity.X, moved.X), Mix(_velocity.Y, moved.Y));
        }

        Centre = jumps ? centre : new(Mix(Centre.X, centre.X), Mix(Centre.Y, centre.Y));
        Size = Mix(Size, size);
        _widest = MathF.Max(_widest, corners.Width);
        (_lastSeen, _lastCentre) = (at, centre);
        if (jumps)
        {
            Rebase(new(centre.X - before.X, centre.Y - before.Y));
        }
        else
        {
            _side += (Centre.X - before.X) / Size;
            _down += (Centre.Y - before.Y) / Size;
        }

        if (isWhole)
            Measure(size, seconds);
        if (jumps)
            return;
        Travel(centre);
        Turn(isWhole ? size : 0, at, options, frameWidth);
    }

    /// <summary>Where the centre should be at a later time; movement is believed for half a second only.</summary>
    public readonly Point2 Predict(TimeSpan at)
    {
        var seconds = Math.Clamp((float)(at - _lastSeen).TotalSeconds, 0, 0.5f);
        return new(Centre.X + _velocity.X * seconds, Centre.Y + _velocity.Y * seconds);
    }

    // The box is suddenly elsewhere: on another sign, on a part of this one. That is no way that anything drove.
    private void Rebase(Point2 by)
    {
        _firstCentre = new(_firstCentre.X + by.X, _firstCentre.Y + by.Y);
        _anchorCentre = new(_anchorCentre.X + by.X, _anchorCentre.Y + by.Y);
        (_sizeCount, _smallest, _largest, _firstScale, _growth) = (0, float.MaxValue, 0, 0, default);
        (_sideNow, _alongNow, _grownScale) = (default, default, 0);
    }

    // The median of seven sizes: a box that is wrong in two or three frames does not look like movement.
    private void Measure(float size, float seconds)
    {
        _sizes[_sizeCount++ % Window.Length] = size;
        if (_sizeCount < Window.Length)
            return;
        _scale = Median(_sizes);
        _smallest = MathF.Min(_smallest, _scale);
        _largest = MathF.Max(_largest, _scale);

        // Nothing grows faster than a car that drives on to the camera; a box that is wrong for longer has gone back before this follows
        // it.
        var most = GrowthPerFrame + GrowthPerSecond * seconds;
        var step = _grownScale > 0 ? Math.Clamp(MathF.Log(_scale / _grownScale), -most, most) : 0;
        _grown += step;
        _grownScale = _grownScale > 0 ? _grownScale * MathF.Exp(step) : _scale;
        if (_firstScale <= 0)
            _firstScale = _scale;
        _growth.See(StepsOfGrowth);
    }

    private readonly float StepsOfGrowth => MathF.Abs(MathF.Log(_scale / _firstScale)) * (4 / MathF.Log(Grown));

    private void Travel(Point2 centre)
    {
        var steps = centre.DistanceTo(_firstCentre) / MathF.Max(1, _widest) * 2;
        _places.See(steps);
        HasTravelled |= (Centre.DistanceTo(_firstCentre) > _widest && _places.LeadTo(steps))
            || (_sizeCount >= Window.Length && _largest > _smallest * Grown && _growth.LeadTo(StepsOfGrowth));
    }

    private void Turn(float size, TimeSpan at, TrackerOptions options, int frameWidth)
    {
        var nearness = SizesPerGrowth * _grown + DownTheLane * _down;
        if (options.RearCamera)
            nearness = -nearness;
        var farAside = MathF.Abs(Centre.X - _anchorCentre.X) > frameWidth * options.PassingShare;
        var told = _heading.Now;
        _heading.Move(_side, nearness, SizesPerGrowth * MathF.Log(1 + options.ScaleChange), farAside);
        if (_heading.Now != told)
            _anchorCentre = Centre;

        _sideNow = Watch(_sideNow, _side, _side, MovedOn, at);
        _sideWhole.Add(_side, at);
        if (_sizeCount >= Window.Length && size > 0)
        {
            // As it was measured: smoothed sizes would seem surer than they are. What is far out is a box that is wrong.
            var measured = nearness + Math.Clamp(SizesPerGrowth * MathF.Log(size / _scale), -MovedOnAlong, MovedOnAlong);
            _alongNow = Watch(_alongNow, nearness, measured, MovedOnAlong, at);
            _alongWhole.Add(measured, at);
        }

        if (IsStanding(Waiting))
            _heading.Stop(_side, nearness);
    }

    private static Trend Watch(Trend standing, float here, float measured, float movedOn, TimeSpan at)
    {
        if (standing.Count > 0 && Math.Abs(here - standing.Mean) > movedOn)
            standing = default;
        standing.Add(measured, at);
        return standing;
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

    private static float Mix(float old, float fresh) => old + (fresh - old) * Blend;

    [InlineArray(Length)]
    private struct Window
    {
        public const int Length = 7;

        private float _first;
    }
}

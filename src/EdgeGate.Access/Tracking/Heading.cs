using EdgeGate.Domain.Plates;

namespace EdgeGate.Access.Tracking;

/// <summary>
/// Which way a vehicle goes, from all of its way so far. Places are in plate sizes (a plate's size, the mean of width and height, is about
/// 0.24 m in every country), so that near and far, small and large pictures are judged alike. A value of one track.
/// </summary>
internal struct Heading
{
    /// <summary>Sideways by 0.7 m: more than a car sways in its lane.</summary>
    private const float Across = 3;

    /// <summary>What has been told is changed only by twice as much.</summary>
    private const float Firmly = 2;

    private Direction _now;
    private float _fromSide;
    private float _nearest;
    private float _farthest;

    /// <summary>Which way it goes; unknown until it has moved enough.</summary>
    public readonly Direction Now => _now;

    /// <summary>Begins here, with nothing known.</summary>
    public void Begin(float side, float nearness) => Turn(Direction.Unknown, side, nearness);

    /// <summary>Takes in where it is.</summary>
    /// <param name="side">Sideways, plate sizes.</param>
    /// <param name="nearness">How near, in plate sizes of movement along the lane; grows as it comes.</param>
    /// <param name="enough">Change of nearness that counts.</param>
    /// <param name="isFarAside">True when it has crossed so much of the picture that this alone counts.</param>
    public void Move(float side, float nearness, float enough, bool isFarAside)
    {
        (_nearest, _farthest) = (MathF.Max(_nearest, nearness), MathF.Min(_farthest, nearness));
        var aside = MathF.Abs(side - _fromSide);
        var (came, went) = (nearness - _farthest, _nearest - nearness);
        var along = MathF.Max(came, went);
        var crosses = (aside >= Across || isFarAside) && aside > along;
        var comes = came >= enough && came >= aside;
        var goes = went >= enough && went >= aside;
        var next = _now switch
        {
            Direction.Unknown => crosses ? Direction.PassingBy : goes ? Direction.Leaving : comes ? Direction.Approaching : _now,

            // At the end of its way it swings out beside the camera; that is still coming.
            Direction.Approaching => goes ? Direction.Leaving
                : aside >= Across * Firmly && aside > along * Firmly ? Direction.PassingBy : _now,

            // Whoever was going somewhere else has to come as far as two would.
            _ => came >= enough * Firmly && came >= aside * Firmly ? Direction.Approaching
                : goes && went >= enough * Firmly ? Direction.Leaving : _now,
        };

        // Each stretch of the way is judged by itself: a long one behind must not outweigh a turn.
        if (next != _now || (next == Direction.Approaching && comes) || (next == Direction.Leaving && goes)
            || (next == Direction.PassingBy && crosses))
            Turn(next, side, nearness);
    }

    /// <summary>It crossed, and stopped before the gate: it has turned in.</summary>
    public void Stop(float side, float nearness)
    {
        if (_now == Direction.PassingBy)
            Turn(Direction.Unknown, side, nearness);
    }

    private void Turn(Direction next, float side, float nearness) =>
        (_now, _fromSide, _nearest, _farthest) = (next, side, nearness, nearness);
}

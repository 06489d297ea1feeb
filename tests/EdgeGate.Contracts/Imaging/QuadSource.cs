using EdgeGate.Domain.Plates;

namespace EdgeGate.Contracts.Imaging;

/// <summary>Corners of every kind, possible and not, from a seed.</summary>
internal sealed class QuadSource(int seed, int frameWidth, int frameHeight)
{
    private static readonly int Kinds = Enum.GetValues<QuadKind>().Length;

    private readonly Random _random = new(seed);
    private long _made;

    /// <summary>Fills four corners, the kinds in turn.</summary>
    internal QuadKind Next(Span<Point2> corners)
    {
        var kind = (QuadKind)(_made++ % Kinds);
        Plate(corners, kind == QuadKind.Plate ? Between(-25, 25) : Between(-180, 180));
        switch (kind)
        {
            case QuadKind.Steep:
                // The right end shrinks to next to nothing.
                var share = MathF.Pow(_random.NextSingle(), 3);
                var middle = new Point2((corners[1].X + corners[2].X) / 2, (corners[1].Y + corners[2].Y) / 2);
                (corners[1], corners[2]) = (Toward(middle, corners[1], share), Toward(middle, corners[2], share));
                break;
            case QuadKind.Crossed:
                _random.Shuffle(corners);
                break;
            case QuadKind.Degenerate:
                var (a, b) = (corners[_random.Next(4)], corners[_random.Next(4)]);
                corners[_random.Next(4)] = Toward(a, b, _random.Next(4) == 0 ? 1 : _random.NextSingle());
                break;
            case QuadKind.Huge:
                var factor = MathF.Pow(10, Between(1, 36));
                for (var i = 0; i < 4; i++)
                    corners[i] = new(corners[i].X * factor, corners[i].Y * (_random.Next(2) == 0 ? factor : 1));
                break;
            case QuadKind.Outside:
                var (right, down) = (Between(-1.2f, 1.2f) * PlateQuad.Farthest, Between(-1.2f, 1.2f) * PlateQuad.Farthest);
                for (var i = 0; i < 4; i++)
                    corners[i] = new(corners[i].X + right, corners[i].Y + down);
                break;
            case QuadKind.NotANumber:
                Spoil(corners, float.NaN);
                break;
            case QuadKind.Infinite:
                Spoil(corners, _random.Next(2) == 0 ? float.PositiveInfinity : float.NegativeInfinity);
                break;
        }

        return kind;
    }

    /// <summary>What a net may answer: small offsets mostly, anything now and then.</summary>
    internal void Answer(Span<float> offsets)
    {
        var size = _random.Next(8) == 0 ? MathF.Pow(10, Between(-1, 30)) : 0.4f;
        foreach (ref var value in offsets)
            value = Between(-size, size);
        if (_random.Next(64) == 0)
            offsets[_random.Next(offsets.Length)] = _random.Next(2) == 0 ? float.NaN : float.PositiveInfinity;
    }

    private void Plate(Span<Point2> corners, float degrees)
    {
        var (x, y) = (Between(-0.1f, 1.1f) * frameWidth, Between(-0.1f, 1.1f) * frameHeight);
        var (width, height) = (Between(4, 0.8f * frameWidth), Between(3, 0.5f * frameHeight));
        var (sin, cos) = MathF.SinCos(degrees * (MathF.PI / 180));
        for (var i = 0; i < 4; i++)
        {
            var along = (i is 1 or 2 ? 0.5f : -0.5f) * width * Between(0.9f, 1.1f);
            var across = (i is 2 or 3 ? 0.5f : -0.5f) * height * Between(0.9f, 1.1f);
            corners[i] = new(x + along * cos - across * sin, y + along * sin + across * cos);
        }
    }

    private void Spoil(Span<Point2> corners, float value)
    {
        var i = _random.Next(4);
        corners[i] = _random.Next(2) == 0 ? corners[i] with { X = value } : corners[i] with { Y = value };
    }

    private float Between(float least, float most) => least + (most - least) * _random.NextSingle();

    private static Point2 Toward(Point2 from, Point2 to, float share) =>
        new(from.X + (to.X - from.X) * share, from.Y + (to.Y - from.Y) * share);
}

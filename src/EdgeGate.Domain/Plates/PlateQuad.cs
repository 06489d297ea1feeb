namespace EdgeGate.Domain.Plates;

/// <summary>The four corners of a plate in the order a reader's eye takes them: along the top, back along the bottom.</summary>
public readonly record struct PlateQuad(Point2 TopLeft, Point2 TopRight, Point2 BottomRight, Point2 BottomLeft)
{
    /// <summary>Mean length of the upper and the lower edge, pixels.</summary>
    public float Width => (TopLeft.DistanceTo(TopRight) + BottomLeft.DistanceTo(BottomRight)) / 2;

    /// <summary>Mean length of the left and the right edge, pixels.</summary>
    public float Height => (TopLeft.DistanceTo(BottomLeft) + TopRight.DistanceTo(BottomRight)) / 2;

    /// <summary>Mean of the corners.</summary>
    public Point2 Centre => new(
        (TopLeft.X + TopRight.X + BottomRight.X + BottomLeft.X) / 4,
        (TopLeft.Y + TopRight.Y + BottomRight.Y + BottomLeft.Y) / 4);

    /// <summary>Left end of the upright box around the corners.</summary>
    public float Left => MathF.Min(MathF.Min(TopLeft.X, TopRight.X), MathF.Min(BottomRight.X, BottomLeft.X));

    /// <summary>Upper end of the upright box around the corners.</summary>
    public float Top => MathF.Min(MathF.Min(TopLeft.Y, TopRight.Y), MathF.Min(BottomRight.Y, BottomLeft.Y));

    /// <summary>Right end of the upright box around the corners.</summary>
    public float Right => MathF.Max(MathF.Max(TopLeft.X, TopRight.X), MathF.Max(BottomRight.X, BottomLeft.X));

    /// <summary>Lower end of the upright box around the corners.</summary>
    public float Bottom => MathF.Max(MathF.Max(TopLeft.Y, TopRight.Y), MathF.Max(BottomRight.Y, BottomLeft.Y));

    /// <summary>Slope of the text line in degrees, 0 level, positive when the right end hangs lower.</summary>
    public float TiltDegrees => MathF.Atan2(
        TopRight.Y - TopLeft.Y + BottomRight.Y - BottomLeft.Y,
        TopRight.X - TopLeft.X + BottomRight.X - BottomLeft.X) * (180f / MathF.PI);

    /// <summary>An upright rectangle as a quadrilateral.</summary>
    public static PlateQuad FromBox(float left, float top, float right, float bottom) =>
        new(new(left, top), new(right, top), new(right, bottom), new(left, bottom));

    /// <summary>The same plate grown about its centre: 0.05 adds 5 % of its width at each end and 5 % of its height above and below.</summary>
    public PlateQuad Grow(float along, float across)
    {
        var alongTop = new Point2((TopRight.X - TopLeft.X) * along, (TopRight.Y - TopLeft.Y) * along);
        var alongBottom = new Point2((BottomRight.X - BottomLeft.X) * along, (BottomRight.Y - BottomLeft.Y) * along);
        var downLeft = new Point2((BottomLeft.X - TopLeft.X) * across, (BottomLeft.Y - TopLeft.Y) * across);
        var downRight = new Point2((BottomRight.X - TopRight.X) * across, (BottomRight.Y - TopRight.Y) * across);
        return new(
            new(TopLeft.X - alongTop.X - downLeft.X, TopLeft.Y - alongTop.Y - downLeft.Y),
            new(TopRight.X + alongTop.X - downRight.X, TopRight.Y + alongTop.Y - downRight.Y),
            new(BottomRight.X + alongBottom.X + downRight.X, BottomRight.Y + alongBottom.Y + downRight.Y),
            new(BottomLeft.X - alongBottom.X + downLeft.X, BottomLeft.Y - alongBottom.Y + downLeft.Y));
    }
}

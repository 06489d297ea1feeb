using System.Text.Json.Serialization;

namespace EdgeGate.Domain.Plates;

/// <summary>
/// The four corners of a plate in frame pixels, in the order the eye takes them: along the top, back along the bottom. There is no
/// impossible one: each has corners that are points of a picture or near one, sides that can be measured, and four turns to the right.
/// Whatever moves corners gets another such value or none. The default value is one pixel, <c>FromBox(0, 0, 1, 1)</c>.
/// </summary>
[JsonConverter(typeof(PlateQuadConverter))]
public readonly record struct PlateQuad
{
    /// <summary>
    /// Corners lie within this distance of the origin on each axis, pixels: three times the longest picture that is read.
    /// </summary>
    public const float Farthest = 100_000;

    /// <summary>Shortest side, pixels: half a pixel still has a place, less is noise.</summary>
    public const float LeastSide = 0.5f;

    /// <summary>
    /// Least product of two neighbouring sides and the sine of their angle, square pixels: what is flatter has no perspective.
    /// </summary>
    private const double LeastTurn = 0.01;

    private readonly Point2 _topLeft, _topRight, _bottomRight, _bottomLeft;
    private readonly bool _isMade;

    private PlateQuad(Point2 topLeft, Point2 topRight, Point2 bottomRight, Point2 bottomLeft) =>
        (_topLeft, _topRight, _bottomRight, _bottomLeft, _isMade) = (topLeft, topRight, bottomRight, bottomLeft, true);

    /// <summary>Where the text begins, upper end.</summary>
    public Point2 TopLeft => _topLeft;

    /// <summary>Where the text ends, upper end.</summary>
    public Point2 TopRight => _isMade ? _topRight : new(1, 0);

    /// <summary>Where the text ends, lower end.</summary>
    public Point2 BottomRight => _isMade ? _bottomRight : new(1, 1);

    /// <summary>Where the text begins, lower end.</summary>
    public Point2 BottomLeft => _isMade ? _bottomLeft : new(0, 1);

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

    /// <summary>The only way to one: corners that can be a plate's.</summary>
    /// <param name="topLeft">Where the text begins, upper end.</param>
    /// <param name="topRight">Where it ends, upper end.</param>
    /// <param name="bottomRight">Where it ends, lower end.</param>
    /// <param name="bottomLeft">Where it begins, lower end.</param>
    /// <param name="quad">The corners; the default where this is false.</param>
    /// <returns>
    /// False when a corner is not a number or farther than <see cref="Farthest"/>, a side is shorter than <see cref="LeastSide"/>, or the
    /// corners in this order are not a convex quadrilateral.
    /// </returns>
    public static bool TryCreate(Point2 topLeft, Point2 topRight, Point2 bottomRight, Point2 bottomLeft, out PlateQuad quad)
    {
        // Every comparison is written so that NaN fails it.
        var isPossible = IsNear(topLeft) && IsNear(topRight) && IsNear(bottomRight) && IsNear(bottomLeft)
            && topLeft.DistanceTo(topRight) >= LeastSide && topRight.DistanceTo(bottomRight) >= LeastSide
            && bottomRight.DistanceTo(bottomLeft) >= LeastSide && bottomLeft.DistanceTo(topLeft) >= LeastSide
            && Turn(topLeft, topRight, bottomRight) >= LeastTurn && Turn(topRight, bottomRight, bottomLeft) >= LeastTurn
            && Turn(bottomRight, bottomLeft, topLeft) >= LeastTurn && Turn(bottomLeft, topLeft, topRight) >= LeastTurn;
        quad = isPossible ? new(topLeft, topRight, bottomRight, bottomLeft) : default;
        return isPossible;
    }

    /// <summary>An upright rectangle as a quadrilateral.</summary>
    /// <exception cref="ArgumentException">It is too small, too far out, or turned inside out.</exception>
    public static PlateQuad FromBox(float left, float top, float right, float bottom) =>
        TryCreate(new(left, top), new(right, top), new(right, bottom), new(left, bottom), out var quad)
            ? quad
            : throw new ArgumentException($"from {left}, {top} to {right}, {bottom} is not a box of pixels");

    /// <summary>
    /// The same plate grown about its centre: 0.05 adds 5 % of its width at each end and 5 % of its height above and below.
    /// </summary>
    /// <returns>False when a strong perspective grows beyond its horizon, or the corners get too far out.</returns>
    public bool TryGrow(float along, float across, out PlateQuad grown)
    {
        var (tl, tr, br, bl) = (TopLeft, TopRight, BottomRight, BottomLeft);
        var alongTop = new Point2((tr.X - tl.X) * along, (tr.Y - tl.Y) * along);
        var alongBottom = new Point2((br.X - bl.X) * along, (br.Y - bl.Y) * along);
        var downLeft = new Point2((bl.X - tl.X) * across, (bl.Y - tl.Y) * across);
        var downRight = new Point2((br.X - tr.X) * across, (br.Y - tr.Y) * across);
        return TryCreate(
            new(tl.X - alongTop.X - downLeft.X, tl.Y - alongTop.Y - downLeft.Y),
            new(tr.X + alongTop.X - downRight.X, tr.Y + alongTop.Y - downRight.Y),
            new(br.X + alongBottom.X + downRight.X, br.Y + alongBottom.Y + downRight.Y),
            new(bl.X - alongBottom.X + downLeft.X, bl.Y - alongBottom.Y + downLeft.Y),
            out grown);
    }

    /// <summary>The same plate seen from another origin.</summary>
    /// <returns>False when the corners get too far out.</returns>
    public bool TryMove(float right, float down, out PlateQuad moved) => TryCreate(
        Move(TopLeft, right, down), Move(TopRight, right, down), Move(BottomRight, right, down), Move(BottomLeft, right, down), out moved);

    private static Point2 Move(Point2 point, float right, float down) => new(point.X + right, point.Y + down);

    private static bool IsNear(Point2 point) => MathF.Abs(point.X) <= Farthest && MathF.Abs(point.Y) <= Farthest;

    // Positive for a turn to the right as it looks in a picture.
    private static double Turn(Point2 a, Point2 b, Point2 c) =>
        ((double)b.X - a.X) * ((double)c.Y - b.Y) - ((double)b.Y - a.Y) * ((double)c.X - b.X);
}

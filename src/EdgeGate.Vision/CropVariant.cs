using EdgeGate.Domain.Plates;

namespace EdgeGate.Vision;

/// <summary>Another way to cut a plate out.</summary>
/// <param name="Along">Added to the margin at each end, share of the plate's width.</param>
/// <param name="Across">Added to the margin above and below, share of its height.</param>
/// <param name="Slant">
/// Share of the height by which one corner of the upper edge is lowered and the opposite one of the lower edge raised: the left one's
/// when positive. That is how a tilted plate lies in an upright box.
/// </param>
internal readonly record struct CropVariant(float Along, float Across, float Slant = 0)
{
    /// <summary>The quadrilateral to cut.</summary>
    internal PlateQuad Of(in PlateQuad corners, float along, float across)
    {
        var quad = corners.Grow(along + Along, across + Across);
        return Slant switch
        {
            > 0 => quad with { TopLeft = Toward(quad.TopLeft, quad.BottomLeft), BottomRight = Toward(quad.BottomRight, quad.TopRight) },
            < 0 => quad with { TopRight = Toward(quad.TopRight, quad.BottomRight), BottomLeft = Toward(quad.BottomLeft, quad.TopLeft) },
            _ => quad,
        };
    }

    private Point2 Toward(Point2 from, Point2 to)
    {
        var share = MathF.Abs(Slant);
        return new(from.X + (to.X - from.X) * share, from.Y + (to.Y - from.Y) * share);
    }
}

using EdgeGate.Domain.Plates;

namespace EdgeGate.Vision.Alignment;

/// <summary>
/// The perspective that takes the unit square onto a convex quadrilateral. Closed form after P. Heckbert, "Fundamentals of Texture
/// Mapping and Image Warping" (1989), section 2.2.3.
/// </summary>
internal readonly struct QuadMapping
{
    private readonly double _a, _b, _c, _d, _e, _f, _g, _h;

    internal QuadMapping(in PlateQuad quad)
    {
        double x0 = quad.TopLeft.X, y0 = quad.TopLeft.Y, x1 = quad.TopRight.X, y1 = quad.TopRight.Y;
        double x2 = quad.BottomRight.X, y2 = quad.BottomRight.Y, x3 = quad.BottomLeft.X, y3 = quad.BottomLeft.Y;
        double dx1 = x1 - x2, dx2 = x3 - x2, sx = x0 - x1 + x2 - x3;
        double dy1 = y1 - y2, dy2 = y3 - y2, sy = y0 - y1 + y2 - y3;
        var area = dx1 * dy2 - dx2 * dy1;
        (_g, _h) = ((sx * dy2 - dx2 * sy) / area, (dx1 * sy - sx * dy1) / area);
        (_a, _b, _c) = (x1 - x0 + _g * x1, x3 - x0 + _h * x3, x0);
        (_d, _e, _f) = (y1 - y0 + _g * y1, y3 - y0 + _h * y3, y0);
    }

    /// <summary>Where (<paramref name="u"/>, <paramref name="v"/>) lies; 0 to 1 is inside, a little outside is allowed.</summary>
    internal Point2 At(double u, double v)
    {
        var w = _g * u + _h * v + 1;
        return new((float)((_a * u + _b * v + _c) / w), (float)((_d * u + _e * v + _f) / w));
    }
}

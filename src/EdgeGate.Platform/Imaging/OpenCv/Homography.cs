using EdgeGate.Domain.Plates;

namespace EdgeGate.Platform.Imaging.OpenCv;

/// <summary>
/// The perspective that maps an upright rectangle of pixels onto a quadrilateral. Closed form after P. Heckbert, "Fundamentals of
/// Texture Mapping and Image Warping" (1989), section 2.2.3.
/// </summary>
internal static class Homography
{
    /// <summary>
    /// Fills nine coefficients, row by row, that take the index of a destination pixel to the index of a source pixel: the corners'
    /// coordinates count from the outer corner of the first pixel, an index from its centre.
    /// </summary>
    internal static void Fill(in PlateQuad quad, int width, int height, Span<double> matrix)
    {
        double x0 = quad.TopLeft.X, y0 = quad.TopLeft.Y, x1 = quad.TopRight.X, y1 = quad.TopRight.Y;
        double x2 = quad.BottomRight.X, y2 = quad.BottomRight.Y, x3 = quad.BottomLeft.X, y3 = quad.BottomLeft.Y;

        double dx1 = x1 - x2, dx2 = x3 - x2, sx = x0 - x1 + x2 - x3;
        double dy1 = y1 - y2, dy2 = y3 - y2, sy = y0 - y1 + y2 - y3;
        var area = dx1 * dy2 - dx2 * dy1;
        var g = (sx * dy2 - dx2 * sy) / area;
        var h = (dx1 * sy - sx * dy1) / area;

        // From destination pixels, with their centres at half: u = (x + 1/2) / width.
        var row0 = Row(x1 - x0 + g * x1, x3 - x0 + h * x3, x0, width, height);
        var row1 = Row(y1 - y0 + g * y1, y3 - y0 + h * y3, y0, width, height);
        var row2 = Row(g, h, 1, width, height);

        // And back to indices: half a pixel off the result.
        Put(matrix, 0, row0.A - row2.A / 2, row0.B - row2.B / 2, row0.C - row2.C / 2);
        Put(matrix, 3, row1.A - row2.A / 2, row1.B - row2.B / 2, row1.C - row2.C / 2);
        Put(matrix, 6, row2.A, row2.B, row2.C);
    }

    private static (double A, double B, double C) Row(double alongU, double alongV, double constant, int width, int height)
    {
        var a = alongU / width;
        var b = alongV / height;
        return (a, b, constant + (a + b) / 2);
    }

    private static void Put(Span<double> matrix, int at, double a, double b, double c) =>
        (matrix[at], matrix[at + 1], matrix[at + 2]) = (a, b, c);
}

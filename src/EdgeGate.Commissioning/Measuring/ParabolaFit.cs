namespace EdgeGate.Commissioning.Measuring;

/// <summary>The parabola that fits measurements best, by least squares.</summary>
internal static class ParabolaFit
{
    /// <summary>Where it is highest.</summary>
    /// <param name="points">Place and value.</param>
    /// <returns>Null for fewer than four points, or a parabola that has no top.</returns>
    internal static double? Top(IReadOnlyList<KeyValuePair<int, double>> points)
    {
        if (points.Count < 4)
            return null;

        // Centred and scaled: the sums of fourth powers stay small.
        var centre = points.Average(point => (double)point.Key);
        var scale = Math.Max(1, points.Max(point => Math.Abs(point.Key - centre)));
        double s1 = 0, s2 = 0, s3 = 0, s4 = 0, y0 = 0, y1 = 0, y2 = 0, n = points.Count;
        foreach (var (place, value) in points)
        {
            var x = (place - centre) / scale;
            (s1, s2, s3, s4) = (s1 + x, s2 + x * x, s3 + x * x * x, s4 + x * x * x * x);
            (y0, y1, y2) = (y0 + value, y1 + x * value, y2 + x * x * value);
        }

        // Cramer's rule for a + b x + c x^2.
        var determinant = Determinant(n, s1, s2, s1, s2, s3, s2, s3, s4);
        var b = Determinant(n, y0, s2, s1, y1, s3, s2, y2, s4) / determinant;
        var c = Determinant(n, s1, y0, s1, s2, y1, s2, s3, y2) / determinant;
        return c < 0 && double.IsFinite(b / c) ? centre - b / (2 * c) * scale : null;
    }

    private static double Determinant(double a, double b, double c, double d, double e, double f, double g, double h, double i) =>
        a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
}

using EdgeGate.Domain.Plates;

namespace EdgeGate.Vision.Detection;

/// <summary>When two quadrilaterals are one plate.</summary>
internal static class PlateOverlap
{
    /// <summary>
    /// Share of the smaller box inside the other from which on the two are one plate: a line of a two-line plate, a half at a part's edge.
    /// </summary>
    private const float Inside = 0.75f;

    /// <summary>
    /// True when the upright boxes share more than <paramref name="overlap"/> of their union, or one lies mostly in the other.
    /// </summary>
    internal static bool IsSame(in PlateQuad a, in PlateQuad b, float overlap)
    {
        var width = MathF.Min(a.Right, b.Right) - MathF.Max(a.Left, b.Left);
        var height = MathF.Min(a.Bottom, b.Bottom) - MathF.Max(a.Top, b.Top);
        if (width <= 0 || height <= 0)
            return false;
        var common = width * height;
        var (areaA, areaB) = ((a.Right - a.Left) * (a.Bottom - a.Top), (b.Right - b.Left) * (b.Bottom - b.Top));
        return common > overlap * (areaA + areaB - common) || common > Inside * MathF.Min(areaA, areaB);
    }
}

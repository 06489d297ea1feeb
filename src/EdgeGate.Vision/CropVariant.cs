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
    /// <returns>False when these corners cannot be cut this way.</returns>
    internal bool TryCut(in PlateQuad corners, float along, float across, out PlateQuad cut)
    {
        if (!corners.TryGrow(along + Along, across + Across, out cut))
            return false;
        if (Slant == 0)
            return true;
        var (tl, tr, br, bl) = (cut.TopLeft, cut.TopRight, cut.BottomRight, cut.BottomLeft);
        return Slant > 0
            ? PlateQuad.TryCreate(Toward(tl, bl), tr, Toward(br, tr), bl, out cut)
            : PlateQuad.TryCreate(tl, Toward(tr, br), br, Toward(bl, tl), out cut);
    }

    private Point2 Toward(Point2 from, Point2 to)
    {
        var share = MathF.Abs(Slant);
        return new(from.X + (to.X - from.X) * share, from.Y + (to.Y - from.Y) * share);
    }
}

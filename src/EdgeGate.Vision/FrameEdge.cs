using EdgeGate.Domain.Plates;

namespace EdgeGate.Vision;

/// <summary>
/// Whether a plate reaches the edge of its frame. Corners of a plate that is cut come to lie outside or on the edge: on the self-test's
/// picture, cut in steps of 5 pixels from each side, at most 0.6 pixels inside; those of a whole one that leaves 4 pixels, 4 pixels.
/// </summary>
internal static class FrameEdge
{
    private const float LeastMargin = 1, MostMargin = 4;

    /// <summary>A corner's noise grows with the plate.</summary>
    private const float MarginShare = 1f / 64;

    internal static bool IsReached(in PlateQuad corners, int width, int height)
    {
        var margin = Math.Clamp(corners.Width * MarginShare, LeastMargin, MostMargin);
        return !(corners.Left >= margin && corners.Top >= margin && corners.Right <= width - margin && corners.Bottom <= height - margin);
    }
}

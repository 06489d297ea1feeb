using EdgeGate.Domain.Plates;
using Xunit;

namespace EdgeGate.Vision.Tests.Doubles;

/// <summary>Corners that a test knows to be possible.</summary>
internal static class Quads
{
    internal static PlateQuad Of(Point2 topLeft, Point2 topRight, Point2 bottomRight, Point2 bottomLeft)
    {
        Assert.True(PlateQuad.TryCreate(topLeft, topRight, bottomRight, bottomLeft, out var quad), "not a plate's corners");
        return quad;
    }
}

using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Tests.Doubles;
using Xunit;

namespace EdgeGate.Vision.Tests;

public sealed class CropVariantTests
{
    private static readonly PlateQuad Box = PlateQuad.FromBox(0, 0, 100, 40);

    [Fact]
    public void TryCut_NoChange_IsThePlateWithItsMargins() =>
        Assert.Equal(PlateQuad.FromBox(-10, -4, 110, 44), Cut(new CropVariant(0, 0), 0.1f));

    [Fact]
    public void TryCut_PositiveSlant_FollowsATextThatRises()
    {
        var quad = Cut(new CropVariant(0, 0, 0.25f), 0);

        Assert.Equal(Quads.Of(new(0, 10), new(100, 0), new(100, 30), new(0, 40)), quad);
        Assert.True(quad.TiltDegrees < 0);
    }

    [Fact]
    public void TryCut_NegativeSlant_FollowsATextThatFalls() =>
        Assert.Equal(Quads.Of(new(0, 0), new(100, 10), new(100, 40), new(0, 30)), Cut(new CropVariant(0, 0, -0.25f), 0));

    [Fact]
    public void TryCut_MarginThatTurnsThePlateInsideOut_IsRefused() =>
        Assert.False(new CropVariant(-0.6f, 0).TryCut(Box, 0, 0, out _));

    private static PlateQuad Cut(CropVariant variant, float margin)
    {
        Assert.True(variant.TryCut(Box, margin, margin, out var cut));
        return cut;
    }
}

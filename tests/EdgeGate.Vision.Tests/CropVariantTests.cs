using EdgeGate.Domain.Plates;
using Xunit;

namespace EdgeGate.Vision.Tests;

public sealed class CropVariantTests
{
    private static readonly PlateQuad Box = PlateQuad.FromBox(0, 0, 100, 40);

    [Fact]
    public void Of_NoChange_IsThePlateWithItsMargins() =>
        Assert.Equal(PlateQuad.FromBox(-10, -4, 110, 44), new CropVariant(0, 0).Of(Box, 0.1f, 0.1f));

    [Fact]
    public void Of_PositiveSlant_FollowsATextThatRises()
    {
        var quad = new CropVariant(0, 0, 0.25f).Of(Box, 0, 0);

        Assert.Equal(new PlateQuad(new(0, 10), new(100, 0), new(100, 30), new(0, 40)), quad);
        Assert.True(quad.TiltDegrees < 0);
    }

    [Fact]
    public void Of_NegativeSlant_FollowsATextThatFalls() =>
        Assert.Equal(new PlateQuad(new(0, 0), new(100, 10), new(100, 40), new(0, 30)), new CropVariant(0, 0, -0.25f).Of(Box, 0, 0));
}

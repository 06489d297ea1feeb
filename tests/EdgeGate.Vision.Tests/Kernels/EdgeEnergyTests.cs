using EdgeGate.Vision.Kernels;
using Xunit;

namespace EdgeGate.Vision.Tests.Kernels;

public sealed class EdgeEnergyTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 2)]
    [InlineData(17, 5)]
    [InlineData(18, 5)]
    [InlineData(128, 64)]
    public void Of_AnySize_EqualsScalarTwin(int width, int height)
    {
        var pixels = new byte[width * height];
        new Random(width).NextBytes(pixels);

        Assert.Equal(EdgeEnergy.OfScalar(pixels, width, height), EdgeEnergy.Of(pixels, width, height));
    }

    [Fact]
    public void Of_OneStep_CountsItTwice() =>
        Assert.Equal(new EdgeEnergy(20, 200), EdgeEnergy.Of([0, 0, 0, 10, 10, 10], 6, 1));
}

using EdgeGate.Vision.Kernels;
using Xunit;

namespace EdgeGate.Vision.Tests.Kernels;

public sealed class CropDifferenceTests
{
    [Theory]
    [InlineData(20, 9, 2, 2)]
    [InlineData(33, 12, 4, 3)]
    [InlineData(128, 48, 8, 4)]
    public void Squared_EveryStep_EqualsScalarTwin(int width, int height, int edgeX, int edgeY)
    {
        var random = new Random(width);
        var (a, b) = (new byte[width * height], new byte[width * height]);
        random.NextBytes(a);
        random.NextBytes(b);

        for (var dy = -edgeY; dy <= edgeY; dy++)
        {
            for (var dx = -edgeX; dx <= edgeX; dx++)
                Assert.Equal(CropDifference.SquaredScalar(a, b, width, edgeX, edgeY, dx, dy),
                    CropDifference.Squared(a, b, width, edgeX, edgeY, dx, dy));
        }
    }

    [Fact]
    public void Squared_BlackOnWhite_HoldsTheLargestSum()
    {
        var white = new byte[128 * 48];
        Array.Fill(white, (byte)255);

        Assert.Equal(112UL * 40 * 255 * 255, CropDifference.Squared(new byte[128 * 48], white, 128, 8, 4, 8, -4));
    }

    [Fact]
    public void Squared_StepBeyondTheEdge_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CropDifference.Squared(new byte[128 * 48], new byte[128 * 48], 128, 8, 4, 9, 0));
}

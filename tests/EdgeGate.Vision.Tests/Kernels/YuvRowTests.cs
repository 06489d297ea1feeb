using EdgeGate.Vision.Kernels;
using Xunit;

namespace EdgeGate.Vision.Tests.Kernels;

public sealed class YuvRowTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(31)]
    [InlineData(513)]
    public void ToRgb_AnyLength_EqualsScalarTwin(int length)
    {
        var random = new Random(length);
        var (y, u, v) = (new byte[length], new byte[length], new byte[length]);
        random.NextBytes(y);
        random.NextBytes(u);
        random.NextBytes(v);
        byte[][] wide = [new byte[length], new byte[length], new byte[length]];
        byte[][] scalar = [new byte[length], new byte[length], new byte[length]];

        YuvRow.ToRgb(y, u, v, wide[0], wide[1], wide[2]);
        YuvRow.ToRgbScalar(y, u, v, scalar[0], scalar[1], scalar[2]);

        Assert.Equal(scalar, wide);
    }

    [Theory]
    [InlineData(16, 128, 128, 0, 0, 0)]
    [InlineData(235, 128, 128, 255, 255, 255)]
    [InlineData(81, 90, 240, 255, 0, 0)]
    [InlineData(145, 54, 34, 0, 255, 0)]
    [InlineData(41, 240, 110, 0, 0, 255)]
    public void ToRgb_Bt601Primaries_WithinTwo(int y, int u, int v, int red, int green, int blue)
    {
        var (r, g, b) = (new byte[1], new byte[1], new byte[1]);

        YuvRow.ToRgb([(byte)y], [(byte)u], [(byte)v], r, g, b);

        Assert.InRange(r[0], red - 2, red + 2);
        Assert.InRange(g[0], green - 2, green + 2);
        Assert.InRange(b[0], blue - 2, blue + 2);
    }
}

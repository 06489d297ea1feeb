using EdgeGate.Vision.Kernels;
using Xunit;

namespace EdgeGate.Vision.Tests.Kernels;

public sealed class DetailBlendTests
{
    [Fact]
    public void Enlarge_NoDetails_IsBilinearInterpolation()
    {
        var random = new Random(4);
        var (width, height) = (7, 5);
        var low = new byte[width * height];
        random.NextBytes(low);

        var to = Enlarge(low, width, height, new float[4 * low.Length], 1);

        for (var y = 0; y < 2 * height; y++)
        {
            for (var x = 0; x < 2 * width; x++)
                Assert.Equal(Bilinear(low, width, height, (x + 0.5) / 2 - 0.5, (y + 0.5) / 2 - 0.5), to[y * 2 * width + x], 0.51);
        }
    }

    [Theory]
    [InlineData(0, 4, 6)]
    [InlineData(1, 5, 6)]
    [InlineData(2, 4, 7)]
    [InlineData(3, 5, 7)]
    public void Enlarge_DetailOfOnePlane_GoesToItsPixelAlone(int plane, int x, int y)
    {
        var (width, height) = (6, 5);
        var low = Enumerable.Repeat((byte)100, width * height).ToArray();
        var details = new float[4 * low.Length];
        details[plane * low.Length + 3 * width + 2] = 0.5f;

        var to = Enlarge(low, width, height, details, 40);

        Assert.Equal(120, to[y * 2 * width + x]);
        Assert.Equal(1, to.Count(p => p != 100));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-1e30f)]
    public void Enlarge_DetailThatCannotBe_StaysWithinGreyLevels(float detail)
    {
        var details = new float[4 * 4];
        Array.Fill(details, detail);

        var to = Enlarge([10, 20, 30, 40], 2, 2, details, 50);

        Assert.All(to, p => Assert.True(p is 0 or 255));
    }

    private static byte[] Enlarge(byte[] low, int width, int height, float[] details, float perDetail)
    {
        var to = new byte[4 * low.Length];
        DetailBlend.Enlarge(low, width, height, details, perDetail, to);
        return to;
    }

    private static double Bilinear(byte[] low, int width, int height, double x, double y)
    {
        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (u, v) = (x - left, y - top);
        double At(int c, int r) => low[Math.Clamp(r, 0, height - 1) * width + Math.Clamp(c, 0, width - 1)];
        return (1 - v) * ((1 - u) * At(left, top) + u * At(left + 1, top)) + v * ((1 - u) * At(left, top + 1) + u * At(left + 1, top + 1));
    }
}

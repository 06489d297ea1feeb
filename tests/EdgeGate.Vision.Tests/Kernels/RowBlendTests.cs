using EdgeGate.Vision.Kernels;
using Xunit;

namespace EdgeGate.Vision.Tests.Kernels;

public sealed class RowBlendTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(15, 2)]
    [InlineData(16, 3)]
    [InlineData(17, 4)]
    [InlineData(333, 5)]
    public void Blend_AnySize_EqualsScalarTwin(int length, int taps)
    {
        var random = new Random(length * 31 + taps);
        var stride = length + 7;
        var source = new byte[stride * taps];
        random.NextBytes(source);
        var weights = Weights(random, taps);
        var (wide, scalar) = (new byte[length], new byte[length]);

        RowBlend.Blend(source, stride, weights, wide);
        RowBlend.BlendScalar(source, stride, weights, scalar);

        Assert.Equal(scalar, wide);
    }

    [Fact]
    public void Blend_AllWhite_StaysWhite()
    {
        var source = new byte[64];
        Array.Fill(source, (byte)255);
        var line = new byte[32];

        RowBlend.Blend(source, 32, [100, 156], line);

        Assert.All(line, value => Assert.Equal(255, value));
    }

    [Fact]
    public void Blend_RowsTooShort_Throws() =>
        Assert.Throws<ArgumentException>(() => RowBlend.Blend(new byte[31], 16, [128, 128], new byte[16]));

    internal static ushort[] Weights(Random random, int taps)
    {
        var weights = new ushort[taps];
        var left = 256;
        for (var k = 0; k < taps - 1; k++)
            left -= weights[k] = (ushort)random.Next(left + 1);
        weights[^1] = (ushort)left;
        return weights;
    }
}

using EdgeGate.Vision.Kernels;
using Xunit;

namespace EdgeGate.Vision.Tests.Kernels;

public sealed class CropMomentsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(47)]
    [InlineData(8192)]
    [InlineData(65535)]
    public void Of_AnyLength_EqualsScalarTwin(int length)
    {
        var pixels = new byte[length];
        new Random(length).NextBytes(pixels);

        Assert.Equal(CropMoments.OfScalar(pixels), CropMoments.Of(pixels));
    }

    [Fact]
    public void Of_LargestAllWhite_DoesNotOverflow()
    {
        var pixels = new byte[CropMoments.MaxPixels];
        Array.Fill(pixels, (byte)255);

        Assert.Equal(new CropMoments(255, 0), CropMoments.Of(pixels));
    }

    [Fact]
    public void Of_HalfBlackHalfWhite_GivesMiddleAndHalfRange()
    {
        var pixels = new byte[64];
        Array.Fill(pixels, (byte)255, 0, 32);

        Assert.Equal(new CropMoments(127.5f, 127.5f), CropMoments.Of(pixels));
    }
}

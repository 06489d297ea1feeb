using EdgeGate.Capture.Ffmpeg;
using Xunit;

namespace EdgeGate.Capture.Tests.Ffmpeg;

public sealed class ChromaPlanesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(64)]
    [InlineData(1003)]
    public void Interleave_AnyLength_EqualsTheScalarTwin(int length)
    {
        var random = new Random(length);
        var (u, v) = (new byte[length], new byte[length]);
        random.NextBytes(u);
        random.NextBytes(v);
        var (fast, plain) = (new byte[2 * length], new byte[2 * length]);

        ChromaPlanes.Interleave(u, v, fast);
        ChromaPlanes.InterleaveScalar(u, v, plain);

        Assert.Equal(plain, fast);
        Assert.Equal(u, plain.Where((_, index) => index % 2 == 0));
        Assert.Equal(v, plain.Where((_, index) => index % 2 == 1));
    }

    [Fact]
    public void Interleave_DestinationTooShort_Throws() =>
        Assert.Throws<ArgumentException>(() => ChromaPlanes.Interleave(new byte[4], new byte[4], new byte[7]));
}

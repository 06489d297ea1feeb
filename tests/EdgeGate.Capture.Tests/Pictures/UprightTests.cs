using EdgeGate.Capture.Pictures;
using EdgeGate.Domain.Imaging;
using Xunit;

namespace EdgeGate.Capture.Tests.Pictures;

public sealed class UprightTests
{
    // Stored: ABC
    //         DEF
    [Theory]
    [InlineData(1, 3, "ABCDEF")]
    [InlineData(2, 3, "CBAFED")]
    [InlineData(3, 3, "FEDCBA")]
    [InlineData(4, 3, "DEFABC")]
    [InlineData(5, 2, "ADBECF")]
    [InlineData(6, 2, "DAEBFC")]
    [InlineData(7, 2, "FCEBDA")]
    [InlineData(8, 2, "CFBEAD")]
    public void Apply_EachOrientation_PutsEveryPixelInItsPlace(int orientation, int width, string expected)
    {
        foreach (var format in new[] { PixelFormat.Grey8, PixelFormat.Rgb24 })
        {
            var samples = PixelLayout.RowBytes(format, 1);
            var source = "ABCDEF"u8.ToArray().SelectMany(value => Enumerable.Repeat(value, samples)).ToArray();
            var target = new byte[source.Length];

            Upright.Apply(
                new PixelView(source, 3, 2, 3 * samples, format), new PixelBuffer(target, width, 6 / width, width * samples, format),
                orientation);

            Assert.Equal(expected, string.Concat(target.Chunk(samples).Select(pixel => (char)pixel[0])));
            Assert.All(target.Chunk(samples), pixel => Assert.Single(pixel.Distinct()));
        }
    }

    [Fact]
    public void Apply_DestinationOfTheStoredSize_IsRefusedForAQuarterTurn() =>
        Assert.Throws<ArgumentException>(() => Upright.Apply(
            new PixelView(new byte[6], 3, 2, 3, PixelFormat.Grey8), new PixelBuffer(new byte[6], 3, 2, 3, PixelFormat.Grey8), 6));
}

using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Rectification;
using EdgeGate.Vision.Tests.Detection;
using EdgeGate.Vision.Tests.Doubles;
using Xunit;

namespace EdgeGate.Vision.Tests.Rectification;

public sealed class PlateRectifierTests
{
    private readonly PlainImaging _imaging = new();

    [Theory]
    [InlineData(PixelFormat.Grey8, 1)]
    [InlineData(PixelFormat.Nv12, 1)]
    [InlineData(PixelFormat.Yuyv, 2)]
    [InlineData(PixelFormat.Rgb24, 3)]
    public void Rectify_AnyFormat_CutsOutThePlate(PixelFormat format, int step)
    {
        var frame = FrameSamplerTests.Flat(format, 120, 80, 50);
        for (var y = 30; y < 46; y++)
        {
            for (var x = 41; x < 73; x++)
                frame[y * 120 * step + x * step] = 200;
        }

        var rectifier = new PlateRectifier(_imaging, 32, 16);
        rectifier.TryRectify(FrameSamplerTests.View(frame, format, 120, 80), PlateQuad.FromBox(41, 30, 73, 46));

        Assert.All(rectifier.Crop.ToArray(), value => Assert.Equal(200, value));
    }

    [Fact]
    public void Rectify_ColourFrame_ConvertsOnlyThePlatesSurroundings()
    {
        var frame = new byte[640 * 480 * 3];

        new PlateRectifier(_imaging, 32, 16).TryRectify(
            FrameSamplerTests.View(frame, PixelFormat.Rgb24, 640, 480), PlateQuad.FromBox(300, 200, 360, 220));

        Assert.InRange(_imaging.LastConverted.Width, 60, 70);
        Assert.InRange(_imaging.LastConverted.Height, 20, 30);
    }

    [Fact]
    public void Rectify_LargePlateWithFineStripes_AveragesThem()
    {
        var frame = new byte[256 * 64];
        for (var i = 0; i < frame.Length; i++)
            frame[i] = (byte)(i % 2 * 200);

        var rectifier = new PlateRectifier(_imaging, 32, 16);
        rectifier.TryRectify(FrameSamplerTests.View(frame, PixelFormat.Grey8, 256, 64), PlateQuad.FromBox(0, 0, 256, 64));

        Assert.All(rectifier.Crop.ToArray(), value => Assert.Equal(100, value));
    }

    [Fact]
    public void Rectify_PlateBeyondTheEdge_RepeatsTheEdge()
    {
        var frame = FrameSamplerTests.Flat(PixelFormat.Grey8, 60, 40, 90);

        var rectifier = new PlateRectifier(_imaging, 32, 16);
        rectifier.TryRectify(FrameSamplerTests.View(frame, PixelFormat.Grey8, 60, 40), PlateQuad.FromBox(-20, -10, 30, 12));

        Assert.All(rectifier.Crop.ToArray(), value => Assert.Equal(90, value));
    }
}

using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Detection;
using EdgeGate.Vision.Tests.Doubles;
using Xunit;

namespace EdgeGate.Vision.Tests.Detection;

public sealed class TurnedPictureTests
{
    private readonly TurnedPicture _turned = new(new PlainImaging());

    [Theory]
    [InlineData(90, 60, 100)]
    [InlineData(-90, 60, 100)]
    [InlineData(180, 100, 60)]
    [InlineData(30, 117, 102)]
    public void Turn_Picture_HasACanvasThatHoldsIt(float degrees, int width, int height)
    {
        var picture = Turn(View(new byte[100 * 60], 100, 60), degrees);

        Assert.Equal((width, height), (picture.Width, picture.Height));
    }

    [Fact]
    public void Turn_LargePicture_IsScaledToWhatTheDetectorNeeds() =>
        Assert.Equal((853, 1280), Size(Turn(View(new byte[3000 * 2000], 3000, 2000), 90)));

    [Fact]
    public void Turn_ByNinety_MakesWhatRanDownwardsLevel()
    {
        // A bright line down the right edge.
        var pixels = new byte[100 * 60];
        for (var y = 0; y < 60; y++)
            pixels[y * 100 + 95] = 255;

        var picture = Turn(View(pixels, 100, 60), 90);

        // What was right is on top now, and what was on top is at the left.
        Assert.Equal(255, picture.Data[4 * picture.Stride + 30]);
        Assert.Equal(0, picture.Data[50 * picture.Stride + 30]);
    }

    [Theory]
    [InlineData(35)]
    [InlineData(-35)]
    [InlineData(90)]
    [InlineData(-90)]
    public void ToPicture_LevelPlate_LeansByTheAngle(float degrees)
    {
        Turn(View(new byte[400 * 300], 400, 300), degrees);

        Assert.True(_turned.TryToPicture(PlateQuad.FromBox(100, 100, 180, 120), out var corners));

        Assert.Equal(degrees, corners.TiltDegrees, 0.01f);
        Assert.Equal(80, corners.Width, 0.01f);
        Assert.Equal(20, corners.Height, 0.01f);
    }

    [Fact]
    public void ToPicture_MiddleOfTheCanvas_IsTheMiddleOfThePicture()
    {
        var picture = Turn(View(new byte[3000 * 2000], 3000, 2000), 35);

        Assert.True(_turned.TryToPicture(PlateQuad.FromBox(0, 0, picture.Width, picture.Height), out var corners));
        Assert.Equal(1500, corners.Centre.X, 0.5f);
        Assert.Equal(1000, corners.Centre.Y, 0.5f);
    }

    [Theory]
    [InlineData(32_000, 1)]
    [InlineData(1, 32_000)]
    public void TryTurn_PictureThatIsALine_IsTurned(int width, int height)
    {
        foreach (var degrees in (float[])[35, -35, 90, -90])
            Assert.InRange(Turn(View(new byte[32_000], width, height), degrees).Width, 1, 1280);
    }

    [Fact]
    public void TryTurn_PictureLargerThanCornersCanBe_IsRefused() =>
        Assert.False(_turned.TryTurn(View(new byte[400_000], 400_000, 1), 35, out _));

    private PixelView Turn(PixelView picture, float degrees)
    {
        Assert.True(_turned.TryTurn(picture, degrees, out var turned));
        return turned;
    }

    private static (int Width, int Height) Size(PixelView view) => (view.Width, view.Height);

    private static PixelView View(byte[] pixels, int width, int height) => new(pixels, width, height, width, PixelFormat.Grey8);
}

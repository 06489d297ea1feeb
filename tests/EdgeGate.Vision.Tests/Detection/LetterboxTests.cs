using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Detection;
using Xunit;

namespace EdgeGate.Vision.Tests.Detection;

public sealed class LetterboxTests
{
    [Theory]
    [InlineData(1280, 720)]
    [InlineData(320, 240)]
    [InlineData(117, 901)]
    [InlineData(1, 1)]
    public void ToFrame_OfToWorking_IsTheSamePoint(int width, int height)
    {
        var box = Letterbox.Fit(new(0, 0, width, height), 512, 384);
        var point = new Point2(width * 0.3f, height * 0.9f);

        var back = box.ToFrame(box.ToWorking(point));

        Assert.Equal(point.X, back.X, 0.01f);
        Assert.Equal(point.Y, back.Y, 0.01f);
    }

    [Fact]
    public void Fit_WideFrame_CentresBetweenBarsAboveAndBelow()
    {
        var box = Letterbox.Fit(new(0, 0, 1280, 720), 512, 384);

        Assert.Equal((0, 48, 512, 288), (box.Left, box.Top, box.Width, box.Height));
    }

    [Fact]
    public void Fit_HalfShare_LeavesBarsAllAround()
    {
        var box = Letterbox.Fit(new(0, 0, 640, 480), 512, 384, 0.5f);

        Assert.Equal((128, 96, 256, 192), (box.Left, box.Top, box.Width, box.Height));
    }

    [Fact]
    public void ToFrame_OfWindow_AddsItsPlace()
    {
        var box = Letterbox.Fit(new(200, 100, 512, 384), 512, 384);

        Assert.Equal(new Point2(210, 120), box.ToFrame(new(10, 20)));
    }
}

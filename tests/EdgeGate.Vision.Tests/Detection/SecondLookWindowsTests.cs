using EdgeGate.Vision.Detection;
using Xunit;

namespace EdgeGate.Vision.Tests.Detection;

public sealed class SecondLookWindowsTests
{
    private readonly SecondLookWindows _look = new(512, 384);

    [Fact]
    public void Plan_LargeFrame_CoversEveryPixelAtAHigherScale()
    {
        _look.Plan(new(0, 0, 1280, 960), 1280, 960);

        var covered = new bool[1280 / 16, 960 / 16];
        foreach (var box in _look.Boxes[1..])
        {
            Assert.True(box.Scale > 0.6f, $"{box}");
            for (var x = box.Window.X / 16; x < (box.Window.X + box.Window.Width) / 16; x++)
            {
                for (var y = box.Window.Y / 16; y < (box.Window.Y + box.Window.Height) / 16; y++)
                    covered[x, y] = true;
            }
        }

        Assert.DoesNotContain(false, covered.Cast<bool>());
    }

    [Fact]
    public void Plan_AnyFrame_LooksOnceFromFartherAway()
    {
        _look.Plan(new(0, 0, 640, 480), 640, 480);

        Assert.Equal(0.4f, _look.Boxes[0].Scale, 0.01f);
    }

    [Fact]
    public void Plan_TinyFrame_DoesNotEnlargeWithoutEnd()
    {
        _look.Plan(new(0, 0, 60, 40), 60, 40);

        Assert.Equal(1, _look.Boxes.Length);
    }
}

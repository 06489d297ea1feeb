using EdgeGate.Appliance.Page;
using EdgeGate.Capture;
using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Plates;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Appliance.Tests.Page;

public sealed class FrameCopyTests
{
    [Fact]
    public void Take_HeadlightBadgeAndFence_AreNotShown()
    {
        using var frame = new FramePool(1).TryRent(64)!;
        frame.Describe(8, 8, 8, PixelFormat.Grey8);
        var headlight = Readings.Of("YC009", 0.0004f, x: 100, width: 155);
        var badge = Readings.Of("Q", 0.9f, x: 300, width: 300);
        var fence = Readings.Of("ZXS8260", 0.4f, x: 700, width: 60);
        fence.NotAPlate = 0.8f;
        var plate = Readings.Of("KHD8395", 0.06f, x: 800, width: 60);
        var copy = new FrameCopy();

        copy.Take(frame, [headlight, badge, fence, plate, Readings.Unreadable()], ReadingLimit.Default, TimeSpan.Zero);

        Assert.Equal("KHD8395", Assert.Single(copy.Plates).Text);
    }

    [Fact]
    public void Take_CutPlate_IsShownAsCut()
    {
        using var frame = new FramePool(1).TryRent(64)!;
        frame.Describe(8, 8, 8, PixelFormat.Grey8);
        var plate = Readings.Of("KHD839", 0.98f);
        plate.IsCut = true;
        var copy = new FrameCopy();

        copy.Take(frame, [plate], ReadingLimit.Default, TimeSpan.Zero);

        Assert.True(Assert.Single(copy.Plates).IsCut);
    }
}

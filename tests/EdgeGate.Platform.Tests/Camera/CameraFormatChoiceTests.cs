using EdgeGate.Domain.Frames;
using EdgeGate.Interop.Linux.V4l2;
using EdgeGate.Platform.Camera;
using Xunit;

namespace EdgeGate.Platform.Tests.Camera;

public sealed class CameraFormatChoiceTests
{
    private const uint Yuyv = V4l2Constants.FormatYuyv, Nv12 = V4l2Constants.FormatNv12, Mjpeg = V4l2Constants.FormatMjpeg;

    private static readonly CameraSettings Wanted = new("/dev/video0", 1280, 720, 15);

    [Fact]
    public void Best_SizesDiffer_TakesTheNearest() =>
        Assert.Equal(1280, Best(new(Yuyv, 640, 480, 30), new(Mjpeg, 1280, 720, 30), new(Nv12, 1920, 1080, 30))?.Width);

    [Fact]
    public void Best_UncompressedTooSlow_TakesTheCompressed() =>
        Assert.Equal(Mjpeg, Best(new(Yuyv, 1280, 720, 10), new(Mjpeg, 1280, 720, 30))?.Code);

    [Fact]
    public void Best_AllFastEnough_TakesTheLeastWork() =>
        Assert.Equal(Nv12, Best(new(Mjpeg, 1280, 720, 60), new(Yuyv, 1280, 720, 30), new(Nv12, 1280, 720, 15))?.Code);

    [Fact]
    public void Best_RateUnknown_CountsAsFastEnough() =>
        Assert.Equal(Yuyv, Best(new(Mjpeg, 1280, 720, 60), new(Yuyv, 1280, 720, 0))?.Code);

    [Fact]
    public void Best_NothingReadable_IsNull() => Assert.Null(Best(new CameraFormat(0x3435_3248, 1280, 720, 30)));

    private static CameraFormat? Best(params CameraFormat[] offers) => CameraFormatChoice.Best(offers, Wanted);
}

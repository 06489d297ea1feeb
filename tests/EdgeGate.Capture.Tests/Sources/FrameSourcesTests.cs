using EdgeGate.Capture.Addresses;
using EdgeGate.Capture.Sources;
using EdgeGate.Domain.Frames;
using EdgeGate.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeGate.Capture.Tests.Sources;

public sealed class FrameSourcesTests
{
    [Fact]
    public void OpenLens_CameraOfThisMachine_IsThatCameras()
    {
        var cameras = new Cameras();

        using var lens = Sources(cameras).OpenLens(SourceAddress.Parse("/dev/video3"));

        Assert.NotNull(lens);
        Assert.Equal(["/dev/video3"], cameras.Asked);
    }

    [Fact]
    public void OpenLens_NetworkCamera_IsNullAndAsksNoDevice()
    {
        var cameras = new Cameras();

        Assert.Null(Sources(cameras).OpenLens(SourceAddress.Parse("rtsp://camera.example/stream")));
        Assert.Empty(cameras.Asked);
    }

    private static FrameSources Sources(ICameraDriver cameras) =>
        new(cameras, new FakeImaging(), new CaptureOptions(), new FakeTimeProvider(), NullLogger.Instance);

    private sealed class Cameras : ICameraDriver
    {
        internal List<string> Asked { get; } = [];

        public IFrameSource Open(CameraSettings settings) => throw new NotSupportedException();

        public ILens OpenLens(string device)
        {
            Asked.Add(device);
            return new Lens();
        }

        public IReadOnlyList<string> Enumerate() => [];
    }

    private sealed class Lens : ILens
    {
        public int Min => 0;

        public int Max => 1;

        public int Step => 1;

        public int Position => 0;

        public void MoveTo(int position)
        {
        }

        public void Dispose()
        {
        }
    }
}

using EdgeGate.Contracts.Frames;

namespace EdgeGate.Platform.Packages.Tests.Camera;

/// <summary>The contract of cameras, on Iot.Device.Media.VideoDevice.</summary>
public sealed class CameraTests : CameraContract
{
    /// <inheritdoc/>
    protected override ICameraBench CreateBench() => new VideoDeviceBench();
}

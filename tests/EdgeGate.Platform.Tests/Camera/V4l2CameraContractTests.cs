using EdgeGate.Contracts.Frames;

namespace EdgeGate.Platform.Tests.Camera;

/// <summary>The contract of cameras, on V4L2.</summary>
public sealed class V4l2CameraContractTests : CameraContract
{
    /// <inheritdoc/>
    protected override ICameraBench CreateBench() => new FakeCameraBench();
}

using EdgeGate.Contracts.Frames;
using EdgeGate.Domain.Frames;
using EdgeGate.Platform.Camera;

namespace EdgeGate.Platform.Tests.Camera;

/// <summary>The adapter on a double of the kernel, with a YUYV camera.</summary>
internal sealed class FakeCameraBench : ICameraBench
{
    private readonly FakeCamera _camera;

    internal FakeCameraBench()
    {
        var kernel = new FakeCameras();
        _camera = kernel.Add(2, new FakeCamera());
        Driver = new V4l2CameraDriver(kernel, new TestCodecs(), TimeProvider.System);
    }

    public ICameraDriver Driver { get; }

    public string Device => "/dev/video2";

    public void Deliver(byte luma) => _camera.Deliver(new FakePicture([.. Enumerable.Repeat(luma, 64 * 48 * 2)]));

    public void Unplug() => _camera.Unplug();

    public void Dispose()
    {
    }
}

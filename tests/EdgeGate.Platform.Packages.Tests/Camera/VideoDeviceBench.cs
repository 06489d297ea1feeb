using EdgeGate.Contracts.Frames;
using EdgeGate.Domain.Frames;
using EdgeGate.Platform.Packages.Camera;
using EdgeGate.Platform.Packages.Imaging;
using Iot.Device.Media;

namespace EdgeGate.Platform.Packages.Tests.Camera;

/// <summary>The adapter with a YUYV camera behind the package's class.</summary>
internal sealed class VideoDeviceBench : ICameraBench
{
    private const int Width = 64, Height = 48;

    private readonly string _devices = Directory.CreateTempSubdirectory("edgegate-dev").FullName;
    private FakeVideoDevice? _device;

    internal VideoDeviceBench()
    {
        File.WriteAllText(Device, "");
        Driver = new PackageCameraDriver(new OpenCvImaging(), TimeProvider.System, _devices, Create);
    }

    public ICameraDriver Driver { get; }

    public string Device => Path.Combine(_devices, "video0");

    public void Deliver(byte luma)
    {
        var picture = new byte[Width * Height * 2];
        for (var at = 0; at < picture.Length; at += 2)
            (picture[at], picture[at + 1]) = (luma, 128);
        _device!.Deliver(picture);
    }

    // The driver fails every call from now on; the package does not look, and hands out a buffer that was never filled.
    public void Unplug() => _device!.Stuck = new byte[Width * Height * 2];

    public void Dispose() => Directory.Delete(_devices, recursive: true);

    private FakeVideoDevice Create(string prefix, VideoConnectionSettings settings)
    {
        _device = new(settings) { DevicePath = prefix };
        _device.Offers[VideoPixelFormat.YUYV] = [FakeVideoDevice.Discrete(Width, Height)];
        return _device;
    }
}

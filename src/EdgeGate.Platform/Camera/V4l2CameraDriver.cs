using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Imaging;
using EdgeGate.Interop.Linux;
using EdgeGate.Interop.Linux.V4l2;

namespace EdgeGate.Platform.Camera;

/// <summary>Opens cameras through the kernel's V4L2 interface, by mapped buffers: YUYV, NV12 and MJPEG.</summary>
public sealed class V4l2CameraDriver : ICameraDriver
{
    private const string NodePrefix = "video";

    private readonly ILinuxDevices _devices;
    private readonly IImaging _imaging;
    private readonly TimeProvider _time;

    /// <param name="imaging">Decodes MJPEG.</param>
    /// <param name="time">The lane's clock; the machine's when left out.</param>
    public V4l2CameraDriver(IImaging imaging, TimeProvider? time = null)
        : this(new LinuxDevices(), imaging, time ?? TimeProvider.System)
    {
    }

    internal V4l2CameraDriver(ILinuxDevices devices, IImaging imaging, TimeProvider time) =>
        (_devices, _imaging, _time) = (devices, imaging, time);

    /// <inheritdoc/>
    public IFrameSource Open(CameraSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var error = _devices.Open(settings.Device, out var device);
        if (error == Errno.NoEntry)
            throw CameraFaults.NotFound(settings.Device, Enumerate());
        if (device is null)
            throw CameraFaults.Of(settings.Device, "open it", error);
        try
        {
            var type = RequireCamera(settings.Device, device);
            return V4l2Camera.Start(device, type, settings, _imaging, _time);
        }
        catch
        {
            device.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ILens? OpenLens(string device) => V4l2Lens.TryOpen(_devices, device);

    /// <inheritdoc/>
    public IReadOnlyList<string> Enumerate()
    {
        var cameras = new List<string>();
        foreach (var path in _devices.List(NodePrefix))
        {
            if (_devices.Open(path, out var device) != Errno.None)
            {
                cameras.Add($"{path} (cannot be opened)");
                continue;
            }

            using (device)
            {
                // A camera has further nodes, for metadata; those are of no use here.
                var capability = default(V4l2Capability);
                if (device!.Control(V4l2Request.QueryCapability, ref capability) == Errno.None && BufferType(capability) is not null)
                    cameras.Add($"{path} ({KernelText.Read(capability.Card)})");
            }
        }

        return cameras;
    }

    private uint RequireCamera(string path, ILinuxDevice device)
    {
        var capability = default(V4l2Capability);
        var error = device.Control(V4l2Request.QueryCapability, ref capability);
        if (error != Errno.None)
            throw CameraFaults.Of(path, "ask what it is", error);
        if (BufferType(capability) is { } type)
            return type;
        throw new CameraFaultException(
            CameraFaultKind.Unsupported,
            $"{path} ({KernelText.Read(capability.Card)}) delivers no pictures by mapped buffers. Cameras here: {string.Join(", ", Enumerate())}");
    }

    // Null: no camera. Image processors of ARM boards know several planes only; USB cameras one only.
    private static uint? BufferType(in V4l2Capability capability)
    {
        if ((capability.Own & V4l2Constants.CapabilityStreaming) == 0)
            return null;
        if ((capability.Own & V4l2Constants.CapabilityCapture) != 0)
            return V4l2Constants.BufferTypeCapture;
        return (capability.Own & V4l2Constants.CapabilityCaptureMultiPlane) != 0 ? V4l2Constants.BufferTypeCaptureMultiPlane : null;
    }
}

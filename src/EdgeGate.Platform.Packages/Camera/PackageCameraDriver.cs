using System.Globalization;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Imaging;
using Iot.Device.Media;

namespace EdgeGate.Platform.Packages.Camera;

/// <summary>
/// Opens cameras through Iot.Device.Media.VideoDevice. The package has no call for the frame rate: the camera keeps its own, and
/// <see cref="CameraSettings.FramesPerSecond"/> has no effect here.
/// </summary>
public sealed class PackageCameraDriver : ICameraDriver
{
    private readonly IImaging _imaging;
    private readonly TimeProvider _time;
    private readonly string _devices;
    private readonly Func<string, VideoConnectionSettings, VideoDevice> _create;

    /// <param name="imaging">Decodes a camera's JPEG frames.</param>
    /// <param name="time">The lane's clock; stamps the frames.</param>
    public PackageCameraDriver(IImaging imaging, TimeProvider time)
        : this(imaging, time, "/dev", Create)
    {
    }

    internal PackageCameraDriver(IImaging imaging, TimeProvider time, string devices, Func<string, VideoConnectionSettings, VideoDevice> create) =>
        (_imaging, _time, _devices, _create) = (imaging, time, devices, create);

    /// <inheritdoc/>
    public IFrameSource Open(CameraSettings settings)
    {
        var (prefix, number) = Split(settings.Device);
        var connection = new VideoConnectionSettings(number, ((uint)settings.Width, (uint)settings.Height));
        var device = _create(prefix, connection);
        try
        {
            var mode = CaptureMode.Nearest(device, settings.Width, settings.Height) ?? throw new CameraFaultException(
                CameraFaultKind.Unsupported, $"{settings.Device}: no camera, or one without YUYV, NV12 and JPEG. Cameras here: {List()}");
            connection.CaptureSize = ((uint)mode.Width, (uint)mode.Height);
            connection.PixelFormat = mode.Format;
            device.ImageBufferPoolingEnabled = true;
            device.StartCaptureContinuous();
            return new PackageCamera(device, $"{settings.Device} {mode}", mode, _imaging, _time);
        }
        catch (IOException error)
        {
            device.Dispose();
            throw Explain(settings.Device, error);
        }
        catch (CameraFaultException)
        {
            device.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Enumerate() =>
        Directory.Exists(_devices) ? [.. Directory.GetFiles(_devices, "video*").Order(StringComparer.Ordinal)] : [];

    private static VideoDevice Create(string prefix, VideoConnectionSettings settings)
    {
        var device = VideoDevice.Create(settings);
        device.DevicePath = prefix;
        return device;
    }

    // The package puts a number behind a path of its own; links such as /dev/v4l/by-id/… are resolved to a name that ends with one.
    private (string Prefix, int Number) Split(string device)
    {
        if (!File.Exists(device))
            throw new CameraFaultException(CameraFaultKind.NotFound, $"{device}: no such camera. Cameras here: {List()}");
        var path = File.ResolveLinkTarget(device, returnFinalTarget: true)?.FullName ?? device;
        var prefix = path.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        if (int.TryParse(path[prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && $"{prefix}{number}" == path)
            return (prefix, number);
        throw new CameraFaultException(CameraFaultKind.Unsupported, $"{device}: a camera's node ends with its number, like /dev/video0. Cameras here: {List()}");
    }

    // "Error 13. Can not open video device file …" is all the package says; the numbers are errno.
    private static CameraFaultException Explain(string device, IOException error)
    {
        if (error.Message.StartsWith("Error 13.", StringComparison.Ordinal))
            return new(CameraFaultKind.Unavailable, $"{device}: this user may not open it; add the user to the group video", error);
        return error.Message.StartsWith("Error 16.", StringComparison.Ordinal)
            ? new(CameraFaultKind.Unavailable, $"{device}: another program holds it (fuser -v {device} shows which)", error)
            : new(CameraFaultKind.Disconnected, $"{device}: {error.Message}; check plug and cable", error);
    }

    private string List() => Enumerate() is { Count: > 0 } all ? string.Join(", ", all) : "none";
}

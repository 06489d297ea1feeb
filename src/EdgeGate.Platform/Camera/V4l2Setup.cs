using EdgeGate.Domain.Frames;
using EdgeGate.Interop.Linux;
using EdgeGate.Interop.Linux.V4l2;

namespace EdgeGate.Platform.Camera;

/// <summary>Sets a camera to the best it offers.</summary>
internal static class V4l2Setup
{
    /// <summary>Agrees on format, size and rate.</summary>
    /// <param name="device">The camera.</param>
    /// <param name="type">Type of its buffers: in one plane, or in several of which we read the first.</param>
    /// <param name="wanted">The wish.</param>
    /// <returns>What the driver really set, in the fields of one plane.</returns>
    /// <exception cref="CameraFaultException">It offers nothing we read, or refuses.</exception>
    internal static V4l2Format Negotiate(ILinuxDevice device, uint type, CameraSettings wanted)
    {
        var offers = CameraOffers.List(device, type, wanted);
        if (CameraFormatChoice.Best(offers, wanted) is not { } choice)
            throw NothingReadable(wanted.Device, offers);

        var format = new V4l2Format
        {
            Type = type, Width = (uint)choice.Width, Height = (uint)choice.Height, PixelFormat = choice.Code,
            Field = V4l2Constants.FieldAny,
        };
        if (type == V4l2Constants.BufferTypeCaptureMultiPlane)
            format.PlaneCount = 1;
        var error = device.Control(V4l2Request.SetFormat, ref format);
        if (error != Errno.None)
            throw CameraFaults.Of(wanted.Device, $"set {choice.Width}x{choice.Height} {Name(choice.Code)}", error);
        if (format.PixelFormat != choice.Code || format.Width == 0 || format.Height == 0)
        {
            throw new CameraFaultException(
                CameraFaultKind.Unsupported,
                $"{wanted.Device}: was asked for {choice.Width}x{choice.Height} {Name(choice.Code)} and gives " +
                $"{format.Width}x{format.Height} {Name(format.PixelFormat)}; its driver does not keep to what it offers");
        }

        if (type == V4l2Constants.BufferTypeCaptureMultiPlane)
            UseFirstPlane(wanted.Device, ref format);
        SetRate(device, type, wanted.FramesPerSecond);
        WatchForChanges(device);
        return format;
    }

    // The formats we choose from hold all of a picture in one piece, also where the interface would allow several.
    private static void UseFirstPlane(string device, ref V4l2Format format)
    {
        if (format.PlaneCount != 1)
        {
            throw new CameraFaultException(
                CameraFaultKind.Unsupported,
                $"{device}: gives {Name(format.PixelFormat)} in {format.PlaneCount} pieces; its driver does not keep to the format");
        }

        format.BytesPerLine = format.PlaneBytesPerLine;
    }

    // A camera without a rate to set delivers at its own; that is no reason to do without it.
    private static void SetRate(ILinuxDevice device, uint type, int framesPerSecond)
    {
        var parameters = new V4l2StreamParameters
        {
            Type = type, Numerator = 1, Denominator = (uint)framesPerSecond,
        };
        _ = device.Control(V4l2Request.SetParameters, ref parameters);
    }

    // Only inputs whose signal can change (HDMI) know this event; for the others the pictures' own sizes tell.
    private static void WatchForChanges(ILinuxDevice device)
    {
        var subscription = new V4l2EventSubscription { Type = V4l2Constants.EventSourceChange };
        _ = device.Control(V4l2Request.SubscribeEvent, ref subscription);
    }

    private static CameraFaultException NothingReadable(string device, List<CameraFormat> offers)
    {
        var names = offers.Select(offer => Name(offer.Code)).Distinct().DefaultIfEmpty("nothing");
        return new(
            CameraFaultKind.Unsupported, $"{device}: offers {string.Join(", ", names)}; NV12, YUYV and MJPEG are read. Use another camera");
    }

    private static string Name(uint code) => V4l2Constants.FourLetters(code);
}

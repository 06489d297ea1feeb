using EdgeGate.Domain.Frames;
using EdgeGate.Interop.Linux;

namespace EdgeGate.Platform.Camera;

/// <summary>Turns error numbers of a camera into faults that say what to do.</summary>
internal static class CameraFaults
{
    /// <summary>A call failed.</summary>
    /// <param name="device">The node.</param>
    /// <param name="doing">What was tried: <c>start the stream</c>.</param>
    /// <param name="errno">The error.</param>
    internal static CameraFaultException Of(string device, string doing, int errno) => errno switch
    {
        Errno.AccessDenied or Errno.NotPermitted => New(
            CameraFaultKind.Unavailable, device, doing, errno,
            "Add this user to the group video (sudo usermod -aG video USER) and log in anew"),
        Errno.Busy => New(
            CameraFaultKind.Unavailable, device, doing, errno, $"Another program uses the camera; fuser -v {device} names it"),
        Errno.NoSpace => New(
            CameraFaultKind.Unavailable, device, doing, errno, "The USB bus has no bandwidth left; use another port or a smaller picture"),
        Errno.NoMemory => New(
            CameraFaultKind.Unavailable, device, doing, errno, "The kernel has no memory for the pictures; use a smaller one"),
        Errno.NoDevice or Errno.NoDeviceOrAddress => New(
            CameraFaultKind.Disconnected, device, doing, errno, "The camera is gone; check its cable and power"),
        Errno.NotATerminal => New(CameraFaultKind.Unsupported, device, doing, errno, "This node is no camera"),
        Errno.InvalidArgument => New(
            CameraFaultKind.Unsupported, device, doing, errno, "The driver refuses; v4l2-ctl --all shows what it offers"),
        Errno.Io => New(
            CameraFaultKind.Disconnected, device, doing, errno, "The camera does not answer; check its cable and power"),
        _ => New(CameraFaultKind.Disconnected, device, doing, errno, "It is opened anew"),
    };

    /// <summary>There is no such node.</summary>
    internal static CameraFaultException NotFound(string device, IReadOnlyList<string> present) => new(
        CameraFaultKind.NotFound,
        present.Count == 0
            ? $"{device}: no such camera, and no other on this machine. Check its cable; lsusb lists what is plugged in"
            : $"{device}: no such camera. There is: {string.Join(", ", present)}");

    private static CameraFaultException New(CameraFaultKind kind, string device, string doing, int errno, string remedy) =>
        new(kind, $"{device}: cannot {doing}: {Errno.Describe(errno)}. {remedy}");
}

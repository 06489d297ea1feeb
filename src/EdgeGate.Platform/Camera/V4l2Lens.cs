using EdgeGate.Domain.Frames;
using EdgeGate.Interop.Linux;
using EdgeGate.Interop.Linux.V4l2;

namespace EdgeGate.Platform.Camera;

/// <summary>
/// The focus motor of a camera (V4L2_CID_FOCUS_ABSOLUTE). Opened beside the stream: controls and pictures of one node may be used by two.
/// The camera's own focusing is switched off while this is open, and left off: it would run away from what was found.
/// </summary>
internal sealed class V4l2Lens : ILens
{
    private const uint FocusAbsolute = 0x009A_090A;
    private const uint FocusAuto = 0x009A_090C;
    private const uint Unusable = 0x0001 | 0x0004; // disabled, read only

    private readonly ILinuxDevice _device;
    private readonly string _path;

    private V4l2Lens(ILinuxDevice device, string path, in V4l2ControlRange range, int position)
    {
        (_device, _path, Position) = (device, path, position);
        (Min, Max, Step) = (range.Minimum, range.Maximum, Math.Max(1, range.Step));
    }

    /// <inheritdoc/>
    public int Min { get; }

    /// <inheritdoc/>
    public int Max { get; }

    /// <inheritdoc/>
    public int Step { get; }

    /// <inheritdoc/>
    public int Position { get; private set; }

    /// <summary>Opens the motor of a camera.</summary>
    /// <returns>Null when the camera has none, or cannot be opened.</returns>
    internal static V4l2Lens? TryOpen(ILinuxDevices devices, string path)
    {
        if (devices.Open(path, out var device) != Errno.None || device is null)
            return null;
        var range = new V4l2ControlRange { Id = FocusAbsolute };
        if (device.Control(V4l2Request.QueryControl, ref range) != Errno.None || (range.Flags & Unusable) != 0
            || range.Maximum <= range.Minimum)
        {
            device.Dispose();
            return null;
        }

        var off = new V4l2ControlValue { Id = FocusAuto };
        _ = device.Control(V4l2Request.SetControl, ref off); // cameras without one refuse, and need none
        var now = new V4l2ControlValue { Id = FocusAbsolute };
        var known = device.Control(V4l2Request.GetControl, ref now) == Errno.None;
        return new(device, path, range, known ? now.Value : range.DefaultValue);
    }

    /// <inheritdoc/>
    public void MoveTo(int position)
    {
        var steps = Math.Clamp((position - (long)Min + Step / 2) / Step, 0, (Max - (long)Min) / Step);
        var value = new V4l2ControlValue { Id = FocusAbsolute, Value = (int)(Min + steps * Step) };
        if (_device.Control(V4l2Request.SetControl, ref value) is not Errno.None and var error)
            throw new CameraFaultException(CameraFaultKind.Disconnected,
                $"{_path}: the lens does not move: {Errno.Describe(error)}. Look at the camera's cable and power");
        Position = value.Value;
    }

    /// <inheritdoc/>
    public void Dispose() => _device.Dispose();
}

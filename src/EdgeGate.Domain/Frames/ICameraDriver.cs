namespace EdgeGate.Domain.Frames;

/// <summary>Opens cameras of this machine.</summary>
public interface ICameraDriver
{
    /// <summary>Opens a camera and starts it.</summary>
    /// <exception cref="CameraFaultException">It cannot be used; the message says why and what to do.</exception>
    IFrameSource Open(CameraSettings settings);

    /// <summary>Opens the focus motor of a camera, also while the camera itself is open.</summary>
    /// <param name="device">As in <see cref="CameraSettings.Device"/>.</param>
    /// <returns>Null where the camera has none, or cannot be opened.</returns>
    ILens? OpenLens(string device);

    /// <summary>The cameras that are there, for <c>doctor</c> and for the message when the one wanted is not.</summary>
    IReadOnlyList<string> Enumerate();
}

namespace EdgeGate.Appliance.Configuration;

/// <summary>What a lane can know of the camera at the other end of its cable.</summary>
internal static class CameraTrust
{
    /// <summary>
    /// A remark on <c>rtsps://</c>; empty for every other source. The decoders that boards have cannot be told which certificate to take
    /// from such a camera, and take any.
    /// </summary>
    internal static string Remark(EdgeGateOptions options) => options.Capture.Source.StartsWith("rtsps://", StringComparison.OrdinalIgnoreCase)
        ? "capture.source: rtsps:// keeps others from reading along, but the camera's certificate is not checked: whoever answers at its address gets the "
            + "password and can show any plate. Keep the camera on a cable of its own"
        : "";
}

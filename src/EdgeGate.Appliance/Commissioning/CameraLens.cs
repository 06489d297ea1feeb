using EdgeGate.Capture.Sources;
using EdgeGate.Domain.Frames;
using EdgeGate.Interop.Linux.V4l2;

namespace EdgeGate.Appliance.Commissioning;

/// <summary>The focus motor behind a source.</summary>
internal static class CameraLens
{
    /// <summary>Opens it; null where the source is no camera of this machine, or its lens has no motor.</summary>
    internal static ILens? Of(SourceAddress address) => address.Kind == SourceKind.Camera ? V4l2Lens.TryOpen(address.Text) : null;
}

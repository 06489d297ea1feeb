using EdgeGate.Domain.Access;
using EdgeGate.Domain.Plates;

namespace EdgeGate.WebConsole.Ports;

/// <summary>News of a vehicle at the lane.</summary>
/// <param name="Track">Which vehicle; counts up within one run.</param>
/// <param name="Sighting">All that is known of it now.</param>
/// <param name="Decision">What the rules said; null when it has gone.</param>
/// <param name="At">Lane clock.</param>
/// <param name="FrameWidth">Width of the camera's picture, pixels; 0 before the first.</param>
/// <param name="FrameHeight">Its height.</param>
public sealed record SeenVehicle(long Track, Sighting Sighting, AccessDecision? Decision, TimeSpan At, int FrameWidth, int FrameHeight)
{
    /// <summary>True: it has left the picture, and this is its last news.</summary>
    public bool Gone => Decision is null;
}

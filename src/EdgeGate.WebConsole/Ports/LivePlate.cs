using EdgeGate.Domain.Plates;

namespace EdgeGate.WebConsole.Ports;

/// <summary>One plate in one picture.</summary>
/// <param name="Corners">In the camera's picture, pixels.</param>
/// <param name="Text">As read; may be empty.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="FocusIndex">Sharpness, 0 to 1.</param>
/// <param name="Light">How it is lit.</param>
public sealed record LivePlate(PlateQuad Corners, string Text, float Confidence, float FocusIndex, PlateLight Light)
{
    /// <summary>True when the picture's edge cuts it: shown, and never decided by.</summary>
    public bool IsCut { get; init; }
}

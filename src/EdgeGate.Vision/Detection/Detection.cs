using EdgeGate.Domain.Plates;

namespace EdgeGate.Vision.Detection;

/// <summary>One plate found: its corners in the frame, and how sure.</summary>
/// <param name="Corners">Frame pixels.</param>
/// <param name="Score">0 to 1.</param>
internal readonly record struct Detection(PlateQuad Corners, float Score);

using EdgeGate.Domain.Plates;

namespace EdgeGate.Vision.Agreement;

/// <summary>What both models said about one picture, before anything is decoded. Immutable.</summary>
/// <param name="Plate">Where the recogniser's crop was cut.</param>
/// <param name="Score">The detector's scores.</param>
/// <param name="Corners">The detector's corner offsets.</param>
/// <param name="Characters">The recogniser's characters.</param>
/// <param name="Region">The recogniser's regions.</param>
public sealed record ModelOutputs(PlateQuad Plate, float[] Score, float[] Corners, float[] Characters, float[] Region);

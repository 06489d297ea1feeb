using EdgeGate.Domain.Plates;

namespace EdgeGate.Vision.Agreement;

/// <summary>What the models said about one picture, before anything is decoded. Immutable.</summary>
/// <param name="Plate">Where the crops of the other models were cut.</param>
/// <param name="Score">The detector's scores.</param>
/// <param name="Corners">The detector's corner offsets.</param>
/// <param name="Characters">The recogniser's characters.</param>
/// <param name="Region">The recogniser's regions.</param>
/// <param name="Offsets">The aligner's corner offsets; empty where the runtime has no aligner.</param>
/// <param name="Details">What super-resolution adds; empty where the runtime has none.</param>
public sealed record ModelOutputs(
    PlateQuad Plate, float[] Score, float[] Corners, float[] Characters, float[] Region, float[] Offsets, float[] Details);

using EdgeGate.Domain.Plates;

namespace EdgeGate.Vision.Detection;

/// <summary>One plate found: its corners in the frame, and how sure.</summary>
/// <param name="Corners">Frame pixels.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Merit">
/// What it counts for beside others at the same place: the score, less where the plate was seen larger than the detector learnt plates.
/// </param>
internal readonly record struct FoundPlate(PlateQuad Corners, float Score, float Merit)
{
    /// <summary>A detection seen at a size the detector knows.</summary>
    internal FoundPlate(PlateQuad corners, float score)
        : this(corners, score, score)
    {
    }
}

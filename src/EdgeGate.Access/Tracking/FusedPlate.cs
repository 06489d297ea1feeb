namespace EdgeGate.Access.Tracking;

/// <summary>What all readings of a vehicle say together. The text itself is in <see cref="PlateEvidence.Text"/>.</summary>
/// <param name="Confidence">Certainty of the whole text, 0 to 1.</param>
/// <param name="Agreeing">Readings that gave exactly it.</param>
/// <param name="OnlySuperResolved">True when none of those was plain.</param>
/// <param name="Region">The region that these find likeliest; empty when none agrees, or none of them knows.</param>
internal readonly record struct FusedPlate(float Confidence, int Agreeing, bool OnlySuperResolved, string Region)
{
    public static FusedPlate None { get; } = new(0, 0, false, "");
}

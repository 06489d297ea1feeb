namespace EdgeGate.Vision.Models.Json;

/// <summary>The normalisation of a manifest.</summary>
internal sealed class ManifestNormalise
{
    public required string Kind { get; init; }
    public float Scale { get; set; } = 1;
    public int Zero { get; set; }
    public float StdFloor { get; set; } = 1;
}

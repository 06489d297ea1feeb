namespace EdgeGate.Vision.Models.Json;

/// <summary>The input of a manifest.</summary>
internal sealed class ManifestInput
{
    public required string Name { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required string Layout { get; init; }
    public required string Pixels { get; init; }
    public required string Type { get; init; }
    public required ManifestNormalise Normalise { get; init; }
    public string Fit { get; set; } = "stretch";
    public int Fill { get; set; }
}

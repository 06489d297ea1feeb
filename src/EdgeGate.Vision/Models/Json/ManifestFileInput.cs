namespace EdgeGate.Vision.Models.Json;

/// <summary>What a converter changed about a model's input; null keeps the manifest's own.</summary>
internal sealed class ManifestFileInput
{
    public string? Layout { get; set; }
    public string? Type { get; set; }
    public string? Normalise { get; set; }
}

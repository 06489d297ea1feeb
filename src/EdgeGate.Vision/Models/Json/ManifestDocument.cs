namespace EdgeGate.Vision.Models.Json;

/// <summary>manifest.json as written. Unknown keys are errors; values are judged by <see cref="ManifestReader"/>.</summary>
internal sealed class ManifestDocument
{
    public required int Schema { get; init; }
    public required string Name { get; init; }
    public required string Version { get; init; }
    public required string Task { get; init; }
    public required ManifestFile[] Files { get; init; }
    public required ManifestInput Input { get; init; }
    public required Dictionary<string, string> Outputs { get; init; }
    public required ManifestDecode Decode { get; init; }
    public string[]? Regions { get; init; }
    public float Temperature { get; init; } = 1;
    public string? Formats { get; init; }
}

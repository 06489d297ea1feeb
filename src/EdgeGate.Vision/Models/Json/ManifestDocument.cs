namespace EdgeGate.Vision.Models.Json;

/// <summary>manifest.json as written. Unknown keys are errors; values are judged by <see cref="ManifestRules"/>. What may be left out has a
/// setter: the generated reader would overwrite the default of an init-only property.</summary>
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
    public string[]? Regions { get; set; }
    public float Temperature { get; set; } = 1;
    public string? Formats { get; set; }
}

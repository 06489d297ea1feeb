namespace EdgeGate.Vision.Models.Json;

/// <summary>One model file of a manifest.</summary>
internal sealed class ManifestFile
{
    public required string Path { get; init; }
    public required string Precision { get; init; }
    public required string Sha256 { get; init; }
    public long? Bytes { get; set; }
}

namespace EdgeGate.Vision.Models.Json;

/// <summary>One model file of a manifest.</summary>
internal sealed class ManifestFile
{
    public required string Path { get; init; }
    public required string Precision { get; init; }
    public required string Sha256 { get; init; }
    public long? Bytes { get; set; }

    /// <summary>The accelerator it was converted for; none: ONNX, for the CPU.</summary>
    public string? Backend { get; set; }

    /// <summary>The chip it was converted for; for people, the runtime judges by itself.</summary>
    public string? Chip { get; set; }

    /// <summary>Where the converted file wants its input otherwise than the manifest says.</summary>
    public ManifestFileInput? Input { get; set; }
}

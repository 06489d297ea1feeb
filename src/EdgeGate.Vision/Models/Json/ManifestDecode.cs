namespace EdgeGate.Vision.Models.Json;

/// <summary>The decoding of a manifest; which keys are needed depends on the kind.</summary>
internal sealed class ManifestDecode
{
    public required string Kind { get; init; }
    public int? Stride { get; set; }
    public float? CornerScale { get; set; }
    public int? Scale { get; set; }
    public float? Along { get; set; }
    public float? Across { get; set; }
    public float? Threshold { get; set; }
    public float? NmsIou { get; set; }
    public float? Merge { get; set; }
    public int? Steps { get; set; }
    public int? Rows { get; set; }
    public int? Blank { get; set; }
    public string[]? Alphabet { get; set; }
    public string? Values { get; set; }
}

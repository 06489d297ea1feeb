namespace EdgeGate.Vision.Models.Json;

/// <summary>The decoding of a manifest; which keys are needed depends on the kind.</summary>
internal sealed class ManifestDecode
{
    public required string Kind { get; init; }
    public int? Stride { get; init; }
    public float? CornerScale { get; init; }
    public float? Threshold { get; init; }
    public float? NmsIou { get; init; }
    public int? Steps { get; init; }
    public int? Rows { get; init; }
    public int? Blank { get; init; }
    public string[]? Alphabet { get; init; }
    public string? Values { get; init; }
}

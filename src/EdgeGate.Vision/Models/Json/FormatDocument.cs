namespace EdgeGate.Vision.Models.Json;

/// <summary>One plate format of formats.json.</summary>
internal sealed class FormatDocument
{
    public required string Pattern { get; init; }
    public float Weight { get; set; } = 1;
}

namespace EdgeGate.Vision.Models.Json;

/// <summary>One plate format of formats.json.</summary>
internal sealed class FormatDocument
{
    public required string Pattern { get; init; }
    public float Weight { get; set; } = 1;

    /// <summary>For each place of the number as it is read, which of the characters as they stand, from 0; null: as they stand.</summary>
    public int[]? Order { get; init; }
}

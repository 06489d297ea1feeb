namespace EdgeGate.Domain.Plates;

/// <summary>A <see cref="PlateReading"/> as it is kept: immutable and small.</summary>
public sealed record ReadingRecord(
    long FrameId,
    TimeSpan CapturedAt,
    PlateQuad Corners,
    float DetectionScore,
    string Text,
    float Confidence,
    string Region,
    IReadOnlyList<ReadingCharacter> Characters)
{
    /// <inheritdoc cref="PlateReading.FreeText"/>
    public string FreeText { get; init; } = "";

    /// <inheritdoc cref="PlateReading.FormatChanged"/>
    public bool FormatChanged { get; init; }

    /// <inheritdoc cref="PlateReading.SuperResolved"/>
    public bool SuperResolved { get; init; }

    /// <inheritdoc cref="PlateReading.IsCut"/>
    public bool IsCut { get; init; }

    /// <inheritdoc cref="PlateReading.FocusIndex"/>
    public float FocusIndex { get; init; }

    /// <summary><see cref="PlateReading.RegionConfidence"/>; null in journals from before: not known.</summary>
    public float? RegionConfidence { get; init; }

    /// <inheritdoc cref="PlateReading.NotAPlate"/>
    public float NotAPlate { get; init; }
}

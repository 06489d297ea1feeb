namespace EdgeGate.Domain.Plates;

/// <summary>One vehicle at the lane, from its first frame to the decision: the fused result of every reading of it.</summary>
public sealed record Sighting
{
    /// <summary>Counts up within one boot.</summary>
    public required long Track { get; init; }

    /// <summary>First frame, lane clock.</summary>
    public required TimeSpan FirstSeen { get; init; }

    /// <summary>Last frame so far, lane clock.</summary>
    public required TimeSpan LastSeen { get; init; }

    /// <summary>The fused text, upper case, no separators; empty for a vehicle whose plate could not be read.</summary>
    public required string Text { get; init; }

    /// <summary>Certainty that every character is right, 0 to 1.</summary>
    public required float Confidence { get; init; }

    /// <summary>ISO 3166 code, lower case; empty when unknown.</summary>
    public required string Region { get; init; }

    /// <summary>
    /// How likely each region is by all readings of exactly this text, likeliest first; empty when no region's format fits it. Null: not
    /// known, as in journals from before.
    /// </summary>
    public IReadOnlyList<RegionShare>? Regions { get; init; }

    /// <summary>
    /// Probability that <see cref="Region"/> is right among all regions whose formats the text fits, 0 to 1; null: not known.
    /// </summary>
    public float? RegionConfidence => Regions is null ? null : Regions.Count > 0 ? Regions[0].Share : 0;

    /// <summary>The fused characters.</summary>
    public required IReadOnlyList<ReadingCharacter> Characters { get; init; }

    /// <summary>How many frames gave a reading.</summary>
    public required int Readings { get; init; }

    /// <summary>How many of them read exactly <see cref="Text"/>.</summary>
    public required int Agreeing { get; init; }

    /// <summary>Which way it moves.</summary>
    public Direction Direction { get; init; }

    /// <summary>Whether it was seen to drive.</summary>
    public Movement Movement { get; init; }

    /// <summary>The readings it rests on, at most 16, the best and the first and last of them.</summary>
    public IReadOnlyList<ReadingRecord> Evidence { get; init; } = [];

    /// <summary>True when no plain reading, only super-resolved ones, gave this text.</summary>
    public bool OnlySuperResolved { get; init; }
}

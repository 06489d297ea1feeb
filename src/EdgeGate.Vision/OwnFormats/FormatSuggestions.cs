namespace EdgeGate.Vision.OwnFormats;

/// <summary>
/// What the plates of a list have in common. It holds no plate, and nothing that fewer than <see cref="FormatSuggester.Least"/> plates
/// share.
/// </summary>
/// <param name="Plates">Different plates that were looked at.</param>
/// <param name="Suggested">Formats that would be new, those of most plates first.</param>
/// <param name="Covered">What the plates look like that the formats in use cover: these need no format of their own.</param>
public sealed record FormatSuggestions(int Plates, IReadOnlyList<SuggestedFormat> Suggested, IReadOnlyList<SuggestedFormat> Covered)
{
    /// <summary>Plates that the formats in use cover, of kinds with too few plates to be shown.</summary>
    public int CoveredFew { get; init; }

    /// <summary>Plates left out: there are too few of a length to tell what they have in common.</summary>
    public int TooFew { get; init; }

    /// <summary>Plates left out: there are enough of a length, and letters and digits stand in different places.</summary>
    public int Mixed { get; init; }

    /// <summary>Plates left out: they hold a character that no format can name.</summary>
    public int Unreadable { get; init; }
}

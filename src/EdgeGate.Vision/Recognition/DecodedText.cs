using EdgeGate.Domain.Plates;

namespace EdgeGate.Vision.Recognition;

/// <summary>One text that a lattice may mean, with its rivals at each position. Written again for each plate.</summary>
internal sealed class DecodedText
{
    internal const int Alternatives = PlateReading.Alternatives;

    private readonly int[] _classes = new int[PlateReading.MaxCharacters];
    private readonly int[] _ranked = new int[PlateReading.MaxCharacters * Alternatives];
    private readonly float[] _shares = new float[PlateReading.MaxCharacters * Alternatives];
    private readonly RegionShare[] _regions = new RegionShare[RegionShare.Most];

    /// <summary>Number of characters.</summary>
    internal int Length { get; set; }

    /// <summary>Classes of the recogniser, one for each character.</summary>
    internal Span<int> Classes => _classes.AsSpan(0, Length);

    /// <summary>Probability of exactly this text by the characters alone: the sum over all alignments.</summary>
    internal double Probability { get; set; }

    /// <summary>What regions and formats make of the text, 0 to 1, beside <see cref="Probability"/>.</summary>
    internal double Prior { get; set; }

    /// <summary>
    /// Probability of this text and of its neighbours that differ in single characters, beside <see cref="Probability"/>: 1 or more.
    /// </summary>
    internal double Neighbourhood { get; set; }

    /// <summary>How many regions' formats it fits, <see cref="RegionShare.Most"/> at most.</summary>
    internal int RegionCount { get; private set; }

    /// <summary>These regions with their shares, likeliest first.</summary>
    internal ReadOnlySpan<RegionShare> Regions => _regions.AsSpan(0, RegionCount);

    /// <summary>The region whose formats speak most for it; null when none does.</summary>
    internal string? Region => RegionCount > 0 ? _regions[0].Code : null;

    /// <summary>The order in which that format is read (see <see cref="FormatPattern.Order"/>); null: as the characters stand.</summary>
    internal int[]? Order { get; set; }

    /// <summary>The position of the character that is read at a place.</summary>
    internal int PositionAt(int place) => Order is null ? place : Order[place];

    /// <summary>The classes at a position, best first, -1 where there are no more; the first is the text's own.</summary>
    internal Span<int> RankedAt(int position) => _ranked.AsSpan(position * Alternatives, Alternatives);

    /// <summary>Their probabilities at that position, given the rest of the text.</summary>
    internal Span<float> SharesAt(int position) => _shares.AsSpan(position * Alternatives, Alternatives);

    /// <summary>Forgets the regions.</summary>
    internal void ClearRegions() => RegionCount = 0;

    /// <summary>
    /// Puts a region in its place among the likeliest; beyond <see cref="RegionShare.Most"/> the least likely is left out.
    /// </summary>
    internal void AddRegion(RegionShare region)
    {
        var place = RegionCount;
        while (place > 0 && _regions[place - 1].Share < region.Share)
            place--;
        if (place == RegionShare.Most)
            return;
        RegionCount = Math.Min(RegionCount + 1, RegionShare.Most);
        for (var i = RegionCount - 1; i > place; i--)
            _regions[i] = _regions[i - 1];
        _regions[place] = region;
    }

    /// <summary>Takes over what another says of prior, regions and order.</summary>
    internal void TakeJudgement(DecodedText other)
    {
        (Prior, Order, RegionCount) = (other.Prior, other.Order, other.RegionCount);
        other._regions.CopyTo(_regions, 0);
    }

    internal bool SameText(DecodedText other) => Classes.SequenceEqual(other.Classes);

    internal void CopyTo(DecodedText other)
    {
        (other.Length, other.Probability, other.Neighbourhood) = (Length, Probability, Neighbourhood);
        other.TakeJudgement(this);
        _classes.CopyTo(other._classes, 0);
        _ranked.CopyTo(other._ranked, 0);
        _shares.CopyTo(other._shares, 0);
    }
}

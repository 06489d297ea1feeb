namespace EdgeGate.Access.Lists;

/// <summary>Whether entries say the same to a person: all of them but their line and the way in which the plate is written.</summary>
internal sealed class SameMeaning : IEqualityComparer<ListEntry>
{
    // Comparing each with each is quicker for the few rows that a plate has, and grows with the square.
    private const int Few = 8;

    private SameMeaning()
    {
    }

    public static SameMeaning Comparer { get; } = new();

    /// <summary>True when both say the same, in whatever order and however often.</summary>
    public static bool OfAll(ReadOnlySpan<ListEntry> a, ReadOnlySpan<ListEntry> b) => a.Length > Few || b.Length > Few
        ? a.ToArray().ToHashSet(Comparer).SetEquals(b.ToArray())
        : IsWithin(a, b) && IsWithin(b, a);

    /// <inheritdoc/>
    public bool Equals(ListEntry? x, ListEntry? y) => ReferenceEquals(x, y) || (x is not null && y is not null
        && x.Plate == y.Plate && x.List == y.List && x.Owner == y.Owner && x.Note == y.Note && x.Lane == y.Lane
        && x.Schedule == y.Schedule && x.Other.Equals(y.Other));

    /// <inheritdoc/>
    public int GetHashCode(ListEntry entry) => HashCode.Combine(entry.Plate, entry.List, entry.Lane, entry.Owner);

    private static bool IsWithin(ReadOnlySpan<ListEntry> a, ReadOnlySpan<ListEntry> b)
    {
        foreach (var entry in a)
        {
            if (!Has(b, entry))
                return false;
        }

        return true;
    }

    private static bool Has(ReadOnlySpan<ListEntry> rows, ListEntry entry)
    {
        foreach (var row in rows)
        {
            if (Comparer.Equals(row, entry))
                return true;
        }

        return false;
    }
}

using EdgeGate.Domain.Phrases;

namespace EdgeGate.Access.Lists;

/// <summary>What sets two lists apart, plate by plate: for the audit and for a person who is about to replace one.</summary>
/// <param name="Added">Plates that only the new list has, in its order.</param>
/// <param name="Removed">Plates that only the old list has, in its order.</param>
/// <param name="Changed">Plates that both have, with rows that differ.</param>
public sealed record ListDiff(IReadOnlyList<string> Added, IReadOnlyList<string> Removed, IReadOnlyList<string> Changed)
{
    private const int Named = 5;

    /// <summary>True when the lists say the same.</summary>
    public bool IsEmpty => Added.Count + Removed.Count + Changed.Count == 0;

    /// <summary>Compares two lists; the order of rows and their lines do not count.</summary>
    public static ListDiff Between(AccessList before, AccessList after)
    {
        var (old, now) = (new PlateRows(before), new PlateRows(after));
        var (added, removed, changed) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var entry in after.Entries)
        {
            var rows = now.Of(entry);
            if (!ReferenceEquals(rows[0], entry))
                continue;
            var earlier = old.Of(entry);
            if (earlier.IsEmpty)
                added.Add(entry.Plate);
            else if (!SameMeaning.OfAll(earlier, rows))
                changed.Add(entry.Plate);
        }

        foreach (var entry in before.Entries)
        {
            if (ReferenceEquals(old.Of(entry)[0], entry) && now.Of(entry).IsEmpty)
                removed.Add(entry.Plate);
        }

        return new(added, removed, changed);
    }

    /// <summary>One sentence with the first few plates of each.</summary>
    public Phrase Said() => Joined(static (change, plates) => Phrase.Of(
        "diffNamed", ("change", change), ("plates", $"{string.Join(", ", plates.Take(Named))}{(plates.Count > Named ? ", ..." : "")}")));

    /// <summary>The same without a plate, for whoever must not keep them.</summary>
    public Phrase Counted() => Joined(static (change, _) => change);

    private Phrase Joined(Func<Phrase, IReadOnlyList<string>, Phrase> tell)
    {
        var parts = new List<Phrase>(3);
        if (Added.Count > 0)
            parts.Add(tell(Phrase.Of("diffAdded", ("count", Added.Count)), Added));
        if (Removed.Count > 0)
            parts.Add(tell(Phrase.Of("diffRemoved", ("count", Removed.Count)), Removed));
        if (Changed.Count > 0)
            parts.Add(tell(Phrase.Of("diffChanged", ("count", Changed.Count)), Changed));
        return parts.Count == 0 ? Phrase.Of("diffNone")
            : parts.Aggregate(static (all, next) => Phrase.Of("diffTwo", ("a", all), ("b", next)));
    }
}

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
        var (old, now) = (ByPlate(before), ByPlate(after));
        return new(
            [.. Plates(after).Where(plate => !old.ContainsKey(plate))],
            [.. Plates(before).Where(plate => !now.ContainsKey(plate))],
            [.. Plates(after).Where(plate => old.TryGetValue(plate, out var rows) && !rows.SetEquals(now[plate]))]);
    }

    /// <summary>One sentence with the first few plates of each.</summary>
    public string Describe() => IsEmpty
        ? "nothing changed"
        : string.Join("; ", Parts().Where(part => part.Length > 0));

    /// <summary>The same without a plate, for whoever must not keep them.</summary>
    public string Count() => IsEmpty ? "nothing changed" : string.Join("; ", Counts().Where(part => part.Length > 0));

    private IEnumerable<string> Counts() => [Part("added", Added.Count), Part("removed", Removed.Count), Part("changed", Changed.Count)];

    private static string Part(string what, int plates) => plates == 0 ? "" : $"{plates} {what}";

    private IEnumerable<string> Parts() => [Part("added", Added), Part("removed", Removed), Part("changed", Changed)];

    private static string Part(string what, IReadOnlyList<string> plates) => plates.Count == 0
        ? ""
        : $"{Part(what, plates.Count)} ({string.Join(", ", plates.Take(Named))}{(plates.Count > Named ? ", ..." : "")})";

    private static IEnumerable<string> Plates(AccessList list) => list.Entries.Select(entry => entry.Plate).Distinct();

    private static Dictionary<string, HashSet<ListEntry>> ByPlate(AccessList list) => list.Entries
        .GroupBy(entry => entry.Plate, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Select(entry => entry with { Line = 0, Written = "" }).ToHashSet(), StringComparer.Ordinal);
}

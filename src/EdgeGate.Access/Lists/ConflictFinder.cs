using EdgeGate.Access.Plates;

namespace EdgeGate.Access.Lists;

/// <summary>
/// Finds listed plates that a tolerance of one look-alike could mix up: a reading one step from both exists exactly when they are
/// one or two steps apart.
/// </summary>
internal static class ConflictFinder
{
    // Comparing one with one grows with the square; a list with a larger group of look-alikes is not made of real plates.
    private const int LargestGroup = 200;

    /// <param name="sorted">Exact entries in the order of their plates, so that equal plates are neighbours.</param>
    public static List<ListConflict> Find(ReadOnlySpan<ListEntry> sorted)
    {
        var groups = new Dictionary<string, List<ListEntry>>(sorted.Length, StringComparer.Ordinal);
        Span<char> key = stackalloc char[PlateText.MaxLength];
        var lookup = groups.GetAlternateLookup<ReadOnlySpan<char>>();
        ListEntry? previous = null;
        foreach (var entry in sorted)
        {
            if (previous?.Plate == entry.Plate)
                continue;
            previous = entry;
            for (var i = 0; i < entry.Plate.Length; i++)
                key[i] = LookAlikes.ClassOf(entry.Plate[i]);
            if (lookup.TryGetValue(key[..entry.Plate.Length], out var group))
                group.Add(entry);
            else
                groups.Add(key[..entry.Plate.Length].ToString(), [entry]);
        }

        var conflicts = new List<ListConflict>();
        foreach (var group in groups.Values)
            Compare(group, conflicts);
        return conflicts;
    }

    private static void Compare(List<ListEntry> group, List<ListConflict> conflicts)
    {
        for (var i = 0; i < group.Count && group.Count > LargestGroup; i++)
            conflicts.Add(new(group[i], group[i == 0 ? 1 : 0], 0));
        for (var i = 0; i < group.Count && group.Count <= LargestGroup; i++)
        {
            for (var j = i + 1; j < group.Count; j++)
            {
                var distance = LookAlikes.Distance(group[i].Plate, group[j].Plate);
                if (distance is 1 or 2)
                    conflicts.Add(new(group[i], group[j], distance));
            }
        }
    }
}

using System.Runtime.InteropServices;
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
    /// <returns>The pairs, in the order of their plates' classes of look-alikes.</returns>
    public static List<ListConflict> Find(ReadOnlySpan<ListEntry> sorted)
    {
        var plates = new List<ListEntry>(sorted.Length);
        foreach (var entry in sorted)
        {
            if (plates.Count == 0 || plates[^1].Plate != entry.Plate)
                plates.Add(entry);
        }

        // Sorted rather than put into a table: a table of groups takes more memory than the list itself.
        plates.Sort(ByClasses);
        var conflicts = new List<ListConflict>();
        var all = CollectionsMarshal.AsSpan(plates);
        for (var first = 0; first < all.Length;)
        {
            var end = first + 1;
            while (end < all.Length && CompareClasses(all[first].Plate, all[end].Plate) == 0)
                end++;
            Compare(all[first..end], conflicts);
            first = end;
        }

        return conflicts;
    }

    private static int ByClasses(ListEntry a, ListEntry b) =>
        CompareClasses(a.Plate, b.Plate) is var order and not 0 ? order : string.CompareOrdinal(a.Plate, b.Plate);

    private static int CompareClasses(string a, string b)
    {
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            if (LookAlikes.ClassOf(a[i]) - LookAlikes.ClassOf(b[i]) is var order and not 0)
                return order;
        }

        return a.Length - b.Length;
    }

    private static void Compare(ReadOnlySpan<ListEntry> group, List<ListConflict> conflicts)
    {
        for (var i = 0; i < group.Length && group.Length > LargestGroup; i++)
            conflicts.Add(new(group[i], group[i == 0 ? 1 : 0], 0));
        for (var i = 0; i < group.Length && group.Length <= LargestGroup; i++)
        {
            for (var j = i + 1; j < group.Length; j++)
            {
                var distance = LookAlikes.Distance(group[i].Plate, group[j].Plate);
                if (distance is 1 or 2)
                    conflicts.Add(new(group[i], group[j], distance));
            }
        }
    }
}

using EdgeGate.Access.Plates;

namespace EdgeGate.Access.Lists;

/// <summary>What is odd about entries that can be used.</summary>
public static class ListRemarks
{
    /// <summary>Remarks on the plate of one entry.</summary>
    /// <param name="entry">It.</param>
    /// <param name="readable">What readings can hold; null: not known.</param>
    /// <param name="warnings">Takes them.</param>
    internal static void OfPlate(ListEntry entry, ReadableCharacters? readable, ListProblems warnings)
    {
        if (entry.HasOpenPlaces)
            warnings.Add(OpenPlaces(entry));
        if (readable?.FirstUnreadable(entry.Plate) is { } letter)
        {
            warnings.Add(new(entry.Line, "plate",
                $"\"{entry.Written}\" holds '{letter}', which no reading can hold, so it meets no vehicle",
                "write what the camera reads on that plate; edgegate events shows it"));
        }
        else if (HoldsLikeness(entry.Written))
        {
            warnings.Add(new(entry.Line, "plate",
                $"\"{entry.Written}\" holds letters that no reading can hold; it counts as {entry.Plate}, in the Latin letters that look like them",
                "check that this is the plate"));
        }
    }

    /// <summary>What a person has to know of an entry with question marks before it is in force.</summary>
    public static ListLineProblem OpenPlaces(ListEntry entry) => new(
        entry.Line, "plate",
        $"\"{entry.Written}\" is a wildcard ({Kind(entry)}): any character counts for each '?'. A spreadsheet may have put it there for a letter that it could not write",
        "write the letter, or confirm that the wildcard is meant");

    /// <summary>Entries that a deny entry makes useless.</summary>
    internal static void OfContradictions(List<ListEntry> entries, ListProblems warnings)
    {
        var denied = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry is { List: ListKind.Deny, IsWildcard: false })
                denied.TryAdd(entry.Plate, entry.Line);
        }

        foreach (var entry in entries)
        {
            if (entry.List is ListKind.Allow or ListKind.Guest && denied.TryGetValue(entry.Plate, out var line))
                warnings.Add(new(entry.Line, "list", $"{entry.Written} is denied by line {line}", "deny wins; remove one of the two"));
        }
    }

    private static bool HoldsLikeness(string written)
    {
        foreach (var c in written)
        {
            if (PlateFolding.IsLikeness(c))
                return true;
        }

        return false;
    }

    private static string Kind(ListEntry entry) => entry.List.ToString().ToLowerInvariant();
}

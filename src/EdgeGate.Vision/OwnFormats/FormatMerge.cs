namespace EdgeGate.Vision.OwnFormats;

/// <summary>Joins formats that differ in one place only, where the one has a letter and the other a digit.</summary>
internal static class FormatMerge
{
    /// <summary>The sign of a letter or a digit.</summary>
    internal const char Either = 'A';

    /// <summary>The shape that two have in common with a letter or a digit in one place; null where there is none.</summary>
    internal static string? Of(string one, string other)
    {
        if (one.Length != other.Length)
            return null;
        int[] places = [.. Enumerable.Range(0, one.Length).Where(i => one[i] != other[i])];
        return places is [var place] && (one[place], other[place]) is ('L', 'D') or ('D', 'L')
            ? $"{one[..place]}{Either}{one[(place + 1)..]}" : null;
    }

    /// <summary>The same of formats, a sign for each place.</summary>
    internal static string[]? Of(string[] one, string[] other)
    {
        if (one.Length != other.Length)
            return null;
        int[] places = [.. Enumerable.Range(0, one.Length).Where(i => one[i] != other[i])];
        return places is [var place] && (one[place], other[place]) is ("L", "D") or ("D", "L")
            ? [.. one[..place], $"{Either}", .. one[(place + 1)..]] : null;
    }

    /// <summary>All formats, joined as far as that goes.</summary>
    internal static List<string[]> All(IEnumerable<string[]> formats)
    {
        List<string[]> all = [.. formats];
        while (Pair(all) is var (first, second, joined))
        {
            all.RemoveAt(second);
            all[first] = joined;
        }

        return all;
    }

    private static (int First, int Second, string[] Joined)? Pair(List<string[]> all)
    {
        for (var first = 0; first < all.Count; first++)
        {
            for (var second = first + 1; second < all.Count; second++)
            {
                if (Of(all[first], all[second]) is { } joined)
                    return (first, second, joined);
            }
        }

        return null;
    }
}

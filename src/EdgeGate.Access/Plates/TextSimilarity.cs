using EdgeGate.Domain.Plates;

namespace EdgeGate.Access.Plates;

/// <summary>How alike two readings are, for following a vehicle. Never used to open a gate.</summary>
public static class TextSimilarity
{
    /// <summary>
    /// 1 for equal texts, 0 for texts with nothing in common: one minus the edit distance (Levenshtein 1966) over the longer
    /// length, where a look-alike costs a quarter. Two empty texts are 0.
    /// </summary>
    /// <param name="a">At most <see cref="PlateReading.MaxCharacters"/> characters.</param>
    /// <param name="b">As many.</param>
    public static float Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.IsEmpty || b.IsEmpty)
            return 0;
        Span<float> row = stackalloc float[PlateReading.MaxCharacters + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitute = a[i - 1] == b[j - 1] ? 0 : LookAlikes.ArePair(a[i - 1], b[j - 1]) ? 0.25f : 1;
                var best = MathF.Min(diagonal + substitute, MathF.Min(row[j], row[j - 1]) + 1);
                (diagonal, row[j]) = (row[j], best);
            }
        }

        return 1 - row[b.Length] / Math.Max(a.Length, b.Length);
    }
}

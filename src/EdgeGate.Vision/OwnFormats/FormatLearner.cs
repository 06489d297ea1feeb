namespace EdgeGate.Vision.OwnFormats;

/// <summary>
/// The narrowest format that some plates of one shape share without giving any of them away: a character is named only where many plates
/// have it, and a format always stands for far more texts than there are plates behind it.
/// </summary>
/// <param name="alphabet">Of the recogniser.</param>
internal sealed class FormatLearner(IReadOnlySet<char> alphabet)
{
    /// <summary>With this many plates, a character that all of them share is no coincidence.</summary>
    private const int Many = 20;

    /// <summary>Plates from which on a few characters at a place are no chance.</summary>
    private const int Most = 40;

    /// <summary>
    /// A format stands for so many texts for each plate behind it, at least: nobody can tell from it that a plate is listed.
    /// </summary>
    private const double TextsForEach = 10;

    /// <summary>The format, a sign for each place: <c>L</c>, <c>[ABC]</c>, <c>{F}</c>.</summary>
    /// <param name="plates">Different ones of this shape, <see cref="FormatSuggester.Least"/> or more.</param>
    /// <param name="shape">A sign for each of their characters.</param>
    internal string[] Learn(IReadOnlyList<string> plates, string shape)
    {
        var (signs, sizes) = (new string[shape.Length], new double[shape.Length]);
        for (var i = 0; i < shape.Length; i++)
            (signs[i], sizes[i]) = Narrow(plates, i, shape[i]);
        for (var i = shape.Length - 1; i >= 0 && sizes.Aggregate(1.0, (texts, size) => texts * size) < TextsForEach * plates.Count; i--)
            (signs[i], sizes[i]) = Wide(shape[i]);
        return signs;
    }

    private (string Sign, double Size) Narrow(IReadOnlyList<string> plates, int place, char sign)
    {
        var wide = Wide(sign);
        var seen = plates.CountBy(plate => plate[place]).OrderBy(count => count.Key).ToList();
        if (seen.Count == 1)
            return plates.Count >= Many ? ($"{{{seen[0].Key}}}", 1) : wide;
        return plates.Count >= Most && seen.Count * 2 <= wide.Size && seen.All(count => count.Value >= FormatSuggester.Least)
            ? ($"[{string.Concat(seen.Select(count => count.Key))}]", seen.Count) : wide;
    }

    private (string Sign, double Size) Wide(char sign) => (sign.ToString(), PlateShape.CountOf(sign, alphabet));
}

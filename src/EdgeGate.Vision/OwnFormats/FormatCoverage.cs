using EdgeGate.Vision.Recognition;

namespace EdgeGate.Vision.OwnFormats;

/// <summary>Which plates some formats cover. Made once for many plates.</summary>
internal sealed class FormatCoverage
{
    private readonly FormatSet _formats;
    private readonly Dictionary<char, int> _classes;
    private readonly ILookup<int, FormatPattern> _byLength;

    /// <param name="formats">The formats.</param>
    /// <param name="alphabet">Of the recogniser, for which they were compiled.</param>
    internal FormatCoverage(FormatSet formats, IReadOnlyList<char> alphabet)
    {
        _formats = formats;
        _classes = Enumerable.Range(0, alphabet.Count).Where(i => alphabet[i] != '\0').ToDictionary(i => alphabet[i]);
        var either = formats.Sets.Select(set => IsEither(set, alphabet)).ToArray();
        _byLength = formats.Patterns.Where(pattern => Tells(pattern, either)).ToLookup(pattern => pattern.Classes.Length);
    }

    /// <summary>True when one of them fits.</summary>
    internal bool Covers(string plate) => _byLength[plate.Length].Any(pattern => Fits(pattern, plate));

    private bool Fits(FormatPattern pattern, string plate)
    {
        for (var place = 0; place < plate.Length; place++)
        {
            var set = _formats.Sets[pattern.Classes[pattern.Order?[place] ?? place]];
            if (!_classes.TryGetValue(plate[place], out var index) || !set.Contains(index))
                return false;
        }

        return true;
    }

    // "Any seven letters or digits", as plates of choice are in the United States, fits all of a length and tells no O from a 0: a fleet's
    // own format still helps.
    private static bool Tells(FormatPattern pattern, bool[] either) =>
        pattern.Region == FormatPattern.Own || pattern.Classes.Count(set => either[set]) * 2 <= pattern.Classes.Length;

    private static bool IsEither(CharacterSet set, IReadOnlyList<char> alphabet)
    {
        var (letter, digit) = (false, false);
        for (var i = 0; i < alphabet.Count; i++)
        {
            letter |= set.Contains(i) && char.IsAsciiLetterUpper(alphabet[i]);
            digit |= set.Contains(i) && char.IsAsciiDigit(alphabet[i]);
        }

        return letter && digit;
    }
}

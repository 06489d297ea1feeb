namespace EdgeGate.Vision.Recognition;

/// <summary>
/// Turns a written pattern into character sets. L letter, D digit, A letter or digit, P province or special character of mainland
/// China, H Korean syllable; [..] one of the characters named, ranges with '-' allowed; {..} the characters named, one after the other.
/// </summary>
internal sealed class PatternCompiler
{
    private readonly IReadOnlyList<char> _alphabet;
    private readonly List<CharacterSet> _sets = [];

    internal PatternCompiler(IReadOnlyList<char> alphabet) => _alphabet = alphabet;

    /// <summary>All different sets met so far.</summary>
    internal IReadOnlyList<CharacterSet> Sets => _sets;

    /// <summary>Compiles one pattern to numbers of sets.</summary>
    /// <exception cref="FormatException">The pattern is not well-formed or asks for characters that the recogniser does not
    /// know.</exception>
    internal int[] Compile(string pattern)
    {
        var positions = new List<int>();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '{')
            {
                var end = End(pattern, i, '}');
                foreach (var literal in pattern.AsSpan(i + 1, end - i - 1))
                    positions.Add(Number(pattern, Where(literal, static (c, l) => c == l)));
                i = end;
            }
            else if (pattern[i] == '[')
            {
                var end = End(pattern, i, ']');
                positions.Add(Number(pattern, Listed(pattern.AsSpan(i + 1, end - i - 1))));
                i = end;
            }
            else
            {
                positions.Add(Number(pattern, Named(pattern, pattern[i])));
            }
        }

        if (positions.Count is 0 or > Domain.Plates.PlateReading.MaxCharacters)
            throw new FormatException($"the pattern '{pattern}' has {positions.Count} positions; 1 to {Domain.Plates.PlateReading.MaxCharacters} are possible");
        return [.. positions];
    }

    private static int End(string pattern, int start, char bracket)
    {
        var end = pattern.IndexOf(bracket, start);
        return end > start + 1 ? end : throw new FormatException($"the pattern '{pattern}' opens a bracket that '{bracket}' does not close");
    }

    /// <summary>True when a sign of a format stands for a character: L, D, A, P or H.</summary>
    internal static bool IsNamed(char sign, char c) => sign switch
    {
        'L' => char.IsAsciiLetterUpper(c),
        'D' => char.IsAsciiDigit(c),
        'A' => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c),
        'P' => c is >= '\u4e00' and <= '\u9fff',
        'H' => c is >= '\uac00' and <= '\ud7a3',
        _ => false,
    };

    private CharacterSet Named(string pattern, char name) => name is 'L' or 'D' or 'A' or 'P' or 'H'
        ? Where(name, static (c, sign) => IsNamed(sign, c))
        : throw new FormatException($"the pattern '{pattern}' contains '{name}'; known are L, D, A, P, H, [..] and {{..}}");

    private CharacterSet Listed(ReadOnlySpan<char> characters)
    {
        var set = default(CharacterSet);
        for (var i = 0; i < characters.Length; i++)
        {
            var (low, high) = (characters[i], characters[i]);
            if (i + 2 < characters.Length && characters[i + 1] == '-')
            {
                high = characters[i + 2];
                i += 2;
            }

            for (var k = 0; k < _alphabet.Count; k++)
            {
                if (_alphabet[k] != '\0' && _alphabet[k] >= low && _alphabet[k] <= high)
                    set = set.With(k);
            }
        }

        return set;
    }

    private CharacterSet Where(char literal, Func<char, char, bool> wanted)
    {
        var set = default(CharacterSet);
        for (var k = 0; k < _alphabet.Count; k++)
        {
            if (_alphabet[k] != '\0' && wanted(_alphabet[k], literal))
                set = set.With(k);
        }

        return set;
    }

    private int Number(string pattern, CharacterSet set)
    {
        if (set.IsEmpty)
            throw new FormatException($"a position of the pattern '{pattern}' allows no character of the recogniser's alphabet");
        var index = _sets.IndexOf(set);
        if (index >= 0)
            return index;
        _sets.Add(set);
        return _sets.Count - 1;
    }
}

using EdgeGate.Vision.Recognition;

namespace EdgeGate.Vision.OwnFormats;

/// <summary>What stands where in a plate, in the signs of a format: L letter, D digit, P province, H Korean syllable.</summary>
internal static class PlateShape
{
    /// <summary>The shape of a plate; null where it holds a character that the recogniser or no format knows.</summary>
    internal static string? Of(string plate, IReadOnlySet<char> alphabet) =>
        plate.Length > 0 && plate.All(c => alphabet.Contains(c) && SignOf(c) != '\0')
        ? string.Create(plate.Length, plate, static (span, of) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = SignOf(of[i]);
        }) : null;

    /// <summary>How many characters of an alphabet a sign stands for.</summary>
    internal static int CountOf(char sign, IReadOnlySet<char> alphabet) => alphabet.Count(c => PatternCompiler.IsNamed(sign, c));

    private static char SignOf(char c)
    {
        foreach (var sign in "LDPH")
        {
            if (PatternCompiler.IsNamed(sign, c))
                return sign;
        }

        return '\0';
    }
}

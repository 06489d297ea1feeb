using System.Globalization;

namespace EdgeGate.WebConsole.Accounts;

/// <summary>
/// How many guesses a password takes somebody who knows what people do: words, names, figures for letters, a year or a few digits behind,
/// walks over the keyboard, the same again. A power of ten, and a lower bound on purpose. Pure.
/// </summary>
internal static class PasswordGuess
{
    // What each kind of part is worth, as powers of ten: one of so many.
    private const double Word = 2.7, Marks = 0.3, Year = 2, Date = 4, Same = 0.4, Walk = 1.5, Turn = 0.35, Run = 1.2, Again = 0.5;
    private const double Digit = 1, Letter = 1.4, Sign = 1.6, Foreign = 3;

    private const string Figures = "@4831!|05$7+(69", Meant = "aabeiilosstt" + "cgg";

    /// <summary>The power of ten.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="own">Words that belong to the person or the place, such as the name of the account.</param>
    internal static double Of(string password, params ReadOnlySpan<string> own)
    {
        // Every part may begin where another one ends: the cheapest way through.
        var small = Unmarked(password);
        var meant = string.Concat(small.Select(c => Figures.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Meant[at] : c));
        var cheapest = new double[small.Length + 1];
        Array.Fill(cheapest, double.MaxValue, 1, small.Length);
        for (var start = 0; start < small.Length; start++)
        {
            void Take(int length, double cost) => cheapest[start + length] = Math.Min(cheapest[start + length], cheapest[start] + cost);

            Take(1, small[start] switch { >= '0' and <= '9' => Digit, >= 'a' and <= 'z' => Letter, < (char)128 => Sign, _ => Foreign });
            Words(small, meant, start, own, Take);
            if (Numbers(small, start) is { Length: > 0 } number)
                Take(number.Length, number.Cost);
            if (SameOf(small, start) is >= 3 and var same)
                Take(same, Digit + Same);
            if (RunOf(small, start) is >= 3 and var run)
                Take(run, Run + Same);

            // Three keys with a turn are chance.
            if (Keyboards.Walk(small, start, out var turns) is >= 3 and var walked && (walked > 3 || turns == 0))
                Take(walked, Walk + Turn * turns);
            for (var length = 3; length <= Math.Min(start, small.Length - start); length++)
            {
                if (small.AsSpan(0, start).IndexOf(small.AsSpan(start, length)) >= 0)
                    Take(length, Again);
            }
        }

        return cheapest[^1];
    }

    private static void Words(string small, string meant, int start, ReadOnlySpan<string> own, Action<int, double> take)
    {
        for (var length = 3; length <= Math.Min(CommonWords.Longest, small.Length - start); length++)
        {
            if (CommonWords.Contains(small.AsSpan(start, length)))
                take(length, Word);
            else if (CommonWords.Contains(meant.AsSpan(start, length)))
                take(length, Word + Marks);
        }

        foreach (var word in own)
        {
            if (word.Length >= 3 && small.AsSpan(start).StartsWith(word, StringComparison.Ordinal))
                take(word.Length, Again);
        }
    }

    /// <summary>A year, or a day of one.</summary>
    private static (int Length, double Cost) Numbers(string text, int start)
    {
        var rest = text.AsSpan(start);
        foreach (var format in (string[])["ddMMyyyy", "MMddyyyy", "yyyyMMdd"])
        {
            if (rest.Length >= 8 && DateTime.TryParseExact(rest[..8], format, CultureInfo.InvariantCulture, DateTimeStyles.None,
                out var day) && day.Year is > 1900 and < 2100)
                return (8, Date);
        }

        return rest.Length >= 4 && int.TryParse(rest[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is > 1900 and < 2100 ? (4, Year) : default;
    }

    private static int SameOf(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && text[end] == text[start])
            end++;
        return end - start;
    }

    /// <summary>1234, 9876, abcd, 2468.</summary>
    private static int RunOf(string text, int start)
    {
        if (start + 2 >= text.Length)
            return 1;
        var step = text[start + 1] - text[start];
        if (step is 0 or < -2 or > 2)
            return 1;
        var end = start + 2;
        while (end < text.Length && (text[end] - text[end - 1] == step || (text[end - 1], text[end]) is ('9', '0') or ('0', '9')))
            end++;
        return end - start;
    }

    /// <summary>Small letters without accents: café is cafe to a guesser.</summary>
    private static string Unmarked(string text) => string.Concat(text.ToLowerInvariant().Select(static c => c switch
    {
        'à' or 'á' or 'â' or 'ã' or 'å' or 'ä' => 'a',
        'ç' => 'c',
        'è' or 'é' or 'ê' or 'ë' => 'e',
        'ì' or 'í' or 'î' or 'ï' => 'i',
        'ñ' => 'n',
        'ò' or 'ó' or 'ô' or 'õ' or 'ö' => 'o',
        'ù' or 'ú' or 'û' or 'ü' => 'u',
        'ý' or 'ÿ' => 'y',
        _ => c,
    }));
}

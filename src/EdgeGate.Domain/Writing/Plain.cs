using System.Globalization;
using System.Text;

namespace EdgeGate.Domain.Writing;

/// <summary>
/// Text that a terminal, a log and a spreadsheet show as it is: one line, and nothing in it that moves a cursor, turns the direction of
/// writing or cannot be seen. What people and files give is held to it where it comes in; what is shown goes through it once more.
/// </summary>
public static class Plain
{
    /// <summary>The same text, with a question mark for every character that is not plain; the same object when all are.</summary>
    public static string Of(string text)
    {
        if (FirstHidden(text) is null)
            return text;
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            plain.Append(IsHidden(rune) ? "?" : rune.ToString());
        return plain.ToString();
    }

    /// <summary>The first character that is not plain, or null when all are.</summary>
    public static Rune? FirstHidden(ReadOnlySpan<char> text)
    {
        // Most texts are of these alone.
        if (!text.ContainsAnyExceptInRange(' ', '~'))
            return null;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsHidden(rune))
                return rune;
        }

        return null;
    }

    /// <summary>How a person is told of it: "a line end", "U+202E".</summary>
    public static string NameOf(Rune hidden) => hidden.Value switch
    {
        '\r' or '\n' or 0x85 or 0x2028 or 0x2029 => "a line end",
        '\t' => "a tab",
        _ => $"U+{hidden.Value:X4}, a character that cannot be seen",
    };

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
}

namespace EdgeGate.WebConsole.Accounts;

/// <summary>Which keys lie side by side: fingers walk over them, and call it a password. Pure.</summary>
internal static class Keyboards
{
    private static readonly string[][] Layouts =
    [
        ["`1234567890-=", " qwertyuiop[]", " asdfghjkl;'", " zxcvbnm,./"],
        ["^1234567890ß", " qwertzuiopü", " asdfghjklöä", " yxcvbnm,.-"],
        ["²1234567890", " azertyuiop", " qsdfghjklm", " wxcvbn"],
    ];

    private static readonly string[] Keypad = ["789", "456", "123", "0"];

    /// <summary>How many keys from a place on are one walk, and how often it turns.</summary>
    /// <param name="text">Small letters.</param>
    /// <param name="start">Its first key.</param>
    /// <param name="turns">Changes of direction.</param>
    /// <returns>Its length; 1 when the next key lies elsewhere.</returns>
    internal static int Walk(ReadOnlySpan<char> text, int start, out int turns)
    {
        var longest = 1;
        turns = 0;
        foreach (var rows in (IEnumerable<string[]>)[.. Layouts, Keypad])
        {
            var length = WalkOn(rows, text[start..], ReferenceEquals(rows, Keypad), out var turned);
            if (length > longest)
                (longest, turns) = (length, turned);
        }

        return longest;
    }

    private static int WalkOn(string[] rows, ReadOnlySpan<char> text, bool square, out int turns)
    {
        turns = 0;
        (int Row, int Column)? direction = null;
        for (var i = 1; i < text.Length; i++)
        {
            if (Find(rows, text[i - 1]) is not { } from || Find(rows, text[i]) is not { } to)
                return i;
            var step = (Row: to.Row - from.Row, Column: to.Column - from.Column);

            // Rows of a keyboard are shifted by half a key; those of a keypad are not.
            var near = square ? Math.Abs(step.Row) <= 1 && Math.Abs(step.Column) <= 1
                : step is (0, -1 or 0 or 1) or (1, 0 or -1) or (-1, 0 or 1);
            if (!near)
                return i;
            turns += direction is { } before && before != step ? 1 : 0;
            direction = step;
        }

        return text.Length;
    }

    private static (int Row, int Column)? Find(string[] rows, char key)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            if (key != ' ' && rows[row].IndexOf(key, StringComparison.Ordinal) is >= 0 and var column)
                return (row, column);
        }

        return null;
    }
}

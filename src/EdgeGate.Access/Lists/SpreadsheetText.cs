namespace EdgeGate.Access.Lists;

/// <summary>
/// Fields that a spreadsheet would take for a formula and run: they leave with an apostrophe before them, which it takes for "text", and
/// lose it when they come back.
/// </summary>
internal static class SpreadsheetText
{
    /// <summary>A field as it goes into a file.</summary>
    public static string Guard(string field) => NeedsGuard(field) ? $"'{field}" : field;

    /// <summary>The field as it was before <see cref="Guard"/>.</summary>
    public static string Unguard(string field) => field.Length > 1 && field[0] == '\'' && NeedsGuard(field[1..]) ? field[1..] : field;

    // An apostrophe that guards something already gets another one, so that it comes back.
    private static bool NeedsGuard(string field) => field.Length > 0
        && (field[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' || (field[0] == '\'' && NeedsGuard(field[1..])));
}

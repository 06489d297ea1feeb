using System.Globalization;
using System.Text.RegularExpressions;
using EdgeGate.Access.Plates;
using EdgeGate.Domain.Writing;

namespace EdgeGate.Access.Lists;

/// <summary>
/// Whether the text of a plate cell is one plate. What spreadsheets make of plates, and what people write beside them, would become a
/// plate that no vehicle has, without anybody noticing.
/// </summary>
internal static partial class PlateCell
{
    private const string Columns = "write one plate in a row; the columns owner and note are for everything else";
    private const string AsText = "write the plate again, and set the column to text in the spreadsheet first";

    /// <summary>Null when it is one plate, otherwise what is wrong and what to do.</summary>
    /// <param name="written">As it stands in the cell, trimmed, not empty.</param>
    public static (string What, string Remedy)? Problem(string written)
    {
        if (Decimal().IsMatch(written))
            return ("is a number with a decimal point, not a plate",
                $"write {written[..written.AsSpan().IndexOfAny('.', ',')]} if that is the plate, and set the column to text first");
        if (Exponent().IsMatch(written))
            return ("is a number in short form: a spreadsheet has changed the plate", AsText);
        if (Date().IsMatch(written))
            return ("is a date: a spreadsheet has changed the plate", AsText);
        if (Total().IsMatch(written))
            return ("is what a spreadsheet or a program writes below or instead of values, not a plate",
                "remove the row, or write the plate");
        foreach (var c in written)
        {
            if (!char.IsLetterOrDigit(c) && !IsMark(c) && !IsBetween(c) && c is not ('*' or '?' or '＊' or '？'))
                return ($"holds '{Plain.Of(c.ToString())}': a plate is one text of letters and digits", Columns);
        }

        return SeveralPlates(written) ? ("looks like several plates", Columns) : null;
    }

    /// <summary>What people and plates have between the characters.</summary>
    private static bool IsBetween(char c) =>
        char.IsSeparator(c) || c is '-' or '.' or '_' or '\'' or '·' or '•' or '・' or '‐' or '‑' or '–' or '—' or '－' or '．';

    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool SeveralPlates(string written)
    {
        var hasSpace = false;
        foreach (var c in written)
            hasSpace |= char.IsWhiteSpace(c);
        if (!hasSpace)
            return false;
        Span<char> plate = stackalloc char[PlateText.MaxLength];
        var plates = 0;
        foreach (var word in written.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            plates += PlateText.Normalise(word, plate) is < 0 or >= 5 && word.Any(char.IsLetter) && word.Any(char.IsDigit) ? 1 : 0;
        return plates > 1;
    }

    [GeneratedRegex(@"^\d+[.,]0+$")]
    private static partial Regex Decimal();

    // 1.23E+11 and 1E-05, but not 12E34, which is a plate.
    [GeneratedRegex(@"^\d([.,]\d+)?E[+-]\d{1,3}$|^\d[.,]\d+E\d{1,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Exponent();

    // Months as spreadsheets of the page's languages and their neighbours write them; in capitals they are letters of a plate.
    private const string Month =
        "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mrz|Mär|Mai|Okt|Dez|Ene|Abr|Ago|Dic|Thg ?[01]?[0-9]"
        + "|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|dic|janv|févr|mars|avr|mai|juin|juil|août|déc|thg ?[01]?[0-9])";

    [GeneratedRegex(
        @"^\d{1,2}[-. ]{1,2}" + Month + @"\.?([-. ]{1,2}\d{2,4})?$|^" + Month + @"\.?[-. ](\d\d|(19|20)\d\d)$"
        + @"|^\d{4}-[01]\d-[0-3]\d([ T]\d\d:\d\d(:\d\d)?)?$|^[0-3]?\d[./][0-3]?\d[./](19|20)\d\d$"
        + @"|^(\d{4}年)?\d{1,2}月\d{1,2}日$|^\d{1,2}월\s?\d{1,2}일$")]
    private static partial Regex Date();

    [GeneratedRegex(
        @"^(sub[- ]?totals?|totals?|summe|gesamt)\s*:?(\s+[\d.,]+)?$|^(sum|count|anzahl|suma)\s*:?$"
        + @"|^(合计|合計|总计|總計|小计|小計|합계|소계|tổng( cộng)?)\s*:?\s*[\d.,]*$"
        + @"|^#?(n/?a|nan|nat|null|none|value!|ref!|name\?|num!|div/0!|true|false)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Total();
}

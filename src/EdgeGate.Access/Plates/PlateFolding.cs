using System.Collections.Frozen;
using System.Globalization;

namespace EdgeGate.Access.Plates;

/// <summary>
/// Which characters are one and the same on a plate. The reader knows one form of each: it writes O for Ö, a Latin A for the Cyrillic
/// one that looks like it, and the short form of a Chinese sign. Whatever a person writes is brought to that form here, and only here.
/// </summary>
internal static class PlateFolding
{
    // Capital letters with marks, of every Latin alphabet that has plates, each row after the letter that the reader writes.
    private static readonly string[] Latin =
    [
        "AÀÁÂÃÄÅĀĂĄǍǞǠǺȀȂȦḀẠẢẤẦẨẪẬẮẰẲẴẶȺ", "BḂḄḆƁɃ", "CÇĆĈĊČḈȻƇ", "DĎḊḌḎḐḒĐÐƉƊ", "EÈÉÊËĒĔĖĘĚȄȆȨḔḖḘḚḜẸẺẼẾỀỂỄỆɆ", "FḞƑ", "GĜĞĠĢǦǴḠǤƓ",
        "HĤȞḢḤḦḨḪĦ", "IÌÍÎÏĨĪĬĮİǏȈȊḬḮỈỊıƗ", "JĴɈ", "KĶǨḰḲḴƘ", "LĹĻĽḶḸḺḼŁ", "MḾṀṂ", "NÑŃŅŇǸṄṆṈṊƝ", "OÒÓÔÕÖŌŎŐƠǑǪǬȌȎȪȬȮȰṌṎṐṒỌỎỐỒỔỖỘỚỜỞỠỢØƟ",
        "PṔṖƤ", "RŔŖŘȐȒṘṚṜṞɌ", "SŚŜŞŠȘṠṢṤṦṨ", "TŢŤȚṪṬṮṰŦȾƬ", "UÙÚÛÜŨŪŬŮŰŲƯǓǕǗǙǛȔȖṲṴṶṸṺỤỦỨỪỬỮỰɄ", "VṼṾƲ", "WŴẀẂẄẆẈ", "XẊẌ", "YÝŶŸȲẎỲỴỶỸɎƳ",
        "ZŹŻŽẐẒẔƵ",
    ];

    // Letters of other alphabets that plates use for their likeness with Latin ones: Vienna Convention on Road Traffic, annex 2.
    private const string Cyrillic = "АВЕІЈКМНОРСТУХ", LikeCyrillic = "ABEIJKMHOPCTYX";
    private const string Greek = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", LikeGreek = "ABEZHIKMNOPTYX";

    // Signs of Chinese plates as Hong Kong, Macau and Taiwan write them.
    private const string Traditional = "滬雲遼魯蘇浙贛晉陝閩貴粵寧瓊學領掛", Short = "沪云辽鲁苏浙赣晋陕闽贵粤宁琼学领挂";

    private static readonly FrozenDictionary<char, char> Table =
        Latin.SelectMany(row => row[1..].Select(letter => (Written: letter, Read: row[0])))
        .Concat(Cyrillic.Zip(LikeCyrillic)).Concat(Greek.Zip(LikeGreek)).Concat(Traditional.Zip(Short))
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2);

    /// <summary>The form that the reader writes; characters that it has no form of stay, in upper case.</summary>
    internal static char Fold(char c)
    {
        if (c is >= '！' and <= '～')
            c = (char)(c - '！' + '!');
        if (c < 0x80)
            return char.ToUpperInvariant(c);
        if (char.IsDigit(c))
            return (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c));
        var upper = char.ToUpperInvariant(c);
        return Table.TryGetValue(upper, out var read) ? read : upper;
    }

    /// <summary>True when the letter belongs to an alphabet of its own and is taken for the Latin one that looks like it.</summary>
    internal static bool IsLikeness(char c) => (Cyrillic + Greek).Contains(char.ToUpperInvariant(c), StringComparison.Ordinal);

    /// <summary>Puts a part of a Korean syllable to the one before it (Unicode, section 3.12); macOS writes syllables in parts.</summary>
    /// <returns>The syllable so far, or null when the two make none.</returns>
    internal static char? Compose(char before, char part)
    {
        const int Vowels = 21, Finals = 28;
        if (before is >= '\u1100' and <= '\u1112' && part is >= '\u1161' and <= '\u1175')
            return (char)('가' + ((before - '\u1100') * Vowels + part - '\u1161') * Finals);
        return before is >= '가' and <= '힣' && (before - '가') % Finals == 0 && part is >= '\u11A8' and <= '\u11C2'
            ? (char)(before + part - '\u11A7')
            : null;
    }
}

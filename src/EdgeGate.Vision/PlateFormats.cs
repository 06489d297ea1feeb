using EdgeGate.Domain.Inference;
using EdgeGate.Vision.Models;
using EdgeGate.Vision.Recognition;

namespace EdgeGate.Vision;

/// <summary>The regions whose number formats a recogniser ships: countries, and their states or provinces.</summary>
public static class PlateFormats
{
    /// <summary>True for an ISO 3166 code in lower case: a country (<c>us</c>) or a part of one (<c>us-mo</c>).</summary>
    public static bool IsRegion(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var (country, part) = Split(code);
        return country.Length == 2 && country.All(char.IsAsciiLetterLower)
            && (part is null || part.Length is >= 1 and <= 3 && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));
    }

    /// <summary>The country that a region is or lies in.</summary>
    public static string CountryOf(string code) => Split(code).Country;

    /// <summary>Every region of a recogniser's formats file, in its order; empty where it ships none.</summary>
    /// <exception cref="InferenceFaultException">The file is damaged.</exception>
    public static IReadOnlyList<string> RegionsOf(ModelManifest recogniser)
    {
        ArgumentNullException.ThrowIfNull(recogniser);
        return recogniser.FormatsPath is { } path ? [.. FormatSet.Parse(path).Keys] : [];
    }

    /// <summary>What can be chosen instead of a region that is not known: the parts of its country, or the countries.</summary>
    public static string Offer(IEnumerable<string> known, string region)
    {
        ArgumentNullException.ThrowIfNull(known);
        string[] all = [.. known];
        string[] parts = [.. all.Where(r => r != CountryOf(r) && CountryOf(r) == CountryOf(region)).Order(StringComparer.Ordinal)];
        return string.Join(", ", parts.Length > 0 ? parts : all.Where(r => r == CountryOf(r)).Order(StringComparer.Ordinal));
    }

    private static (string Country, string? Part) Split(string code) =>
        code.IndexOf('-') is var dash && dash < 0 ? (code, null) : (code[..dash], code[(dash + 1)..]);
}

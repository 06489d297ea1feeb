using EdgeGate.Domain.Inference;
using EdgeGate.Vision.Models;

namespace EdgeGate.Vision.Recognition;

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

    /// <summary>The formats of one region as they are written, commonest first, each with its share of the region's plates.</summary>
    /// <exception cref="InferenceFaultException">The file is damaged or not there, or the region is not in it.</exception>
    public static IReadOnlyList<(string Pattern, float Share)> Of(ModelManifest recogniser, string region)
    {
        ArgumentNullException.ThrowIfNull(recogniser);
        var document = FormatSet.Parse(recogniser.FormatsPath ?? throw new InferenceFaultException($"region '{region}': {NoneShipped(recogniser)}"));
        return document.TryGetValue(region, out var formats)
            ? [.. formats.Select(format => (format.Pattern, format.Weight)).OrderByDescending(format => format.Weight)]
            : throw new InferenceFaultException($"region '{region}' has no plate formats in {recogniser.FormatsPath}; {Hint(document.Keys, region)}");
    }

    /// <summary>
    /// True for a format as it is written: for each character L letter, D digit, A letter or digit, P province of mainland China, H Korean
    /// syllable, [..] one of these (ranges with '-'), {..} these as they stand.
    /// </summary>
    public static bool IsPattern(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] is '[' or '{')
            {
                var end = pattern.IndexOf(pattern[i] == '[' ? ']' : '}', i);
                if (end < i + 2)
                    return false;
                i = end;
            }
            else if (pattern[i] is not ('L' or 'D' or 'A' or 'P' or 'H'))
            {
                return false;
            }
        }

        return pattern.Length > 0;
    }

    /// <summary>What is wrong with a format of one's own for a recogniser; null where nothing is.</summary>
    public static string? Fault(ModelManifest recogniser, string pattern)
    {
        ArgumentNullException.ThrowIfNull(recogniser);
        try
        {
            _ = new PatternCompiler(recogniser.Ctc?.Alphabet ?? []).Compile(pattern);
            return null;
        }
        catch (FormatException error)
        {
            return error.Message;
        }
    }

    /// <summary>
    /// Why nothing of formats can be chosen with a recogniser that ships no file of them, and what to do: the end of a message.
    /// </summary>
    public static string NoneShipped(ModelManifest recogniser)
    {
        ArgumentNullException.ThrowIfNull(recogniser);
        return $"the recogniser {recogniser.Name} {recogniser.Version} ({recogniser.ModelPath}) ships no plate formats, so neither regions nor formats can be chosen; "
            + "leave them out, or use the models that came with the program (leave out lane.models or --models)";
    }

    /// <summary>What can be chosen instead of a region that is not known: the parts of its country, or the countries.</summary>
    public static string Offer(IEnumerable<string> known, string region)
    {
        ArgumentNullException.ThrowIfNull(known);
        string[] all = [.. known];
        string[] parts = [.. all.Where(r => r != CountryOf(r) && CountryOf(r) == CountryOf(region)).Order(StringComparer.Ordinal)];
        return string.Join(", ", parts.Length > 0 ? parts : all.Where(r => r == CountryOf(r)).Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// What to write instead of a region that is not known, as the end of a message: the code that is meant, or those that there are.
    /// </summary>
    public static string Hint(IEnumerable<string> known, string region)
    {
        ArgumentNullException.ThrowIfNull(known);
        string[] all = [.. known];
        return RegionNames.Meant(region) is { } meant && all.Contains(meant) ? $"did you mean {meant}?" : $"known: {Offer(all, region)}";
    }

    private static (string Country, string? Part) Split(string code) =>
        code.IndexOf('-') is var dash && dash < 0 ? (code, null) : (code[..dash], code[(dash + 1)..]);
}

using System.Text.Json;
using EdgeGate.Domain.Inference;
using EdgeGate.Vision.Models;
using EdgeGate.Vision.Models.Json;

namespace EdgeGate.Vision.Recognition;

/// <summary>The plate formats of some regions, compiled once. Immutable.</summary>
internal sealed class FormatSet
{
    /// <summary>Size of a position's set at which it neither speaks for a format nor against it.</summary>
    private const double TypicalSet = 16;

    /// <summary>
    /// Exponent of the density, 0 to 1: measured on real crops of four countries, where 0.3 to 0.5 are about equally good.
    /// </summary>
    private const double Softening = 0.4;

    private FormatSet(FormatPattern[] patterns, CharacterSet[] sets, bool restricted)
    {
        (Patterns, Sets, Restricted) = (patterns, sets, restricted);
        Regions = [.. patterns.Select(pattern => pattern.Region).Distinct(StringComparer.Ordinal)];
        RegionOf = [.. patterns.Select(pattern => Array.IndexOf(Regions, pattern.Region))];
    }

    /// <summary>All patterns of the regions chosen, sorted by their positions' sets.</summary>
    internal FormatPattern[] Patterns { get; }

    /// <summary>Every region that has a pattern, once.</summary>
    internal string[] Regions { get; }

    /// <summary>For each pattern the place of its region in <see cref="Regions"/>.</summary>
    internal int[] RegionOf { get; }

    /// <summary>The character sets that patterns name by number.</summary>
    internal CharacterSet[] Sets { get; }

    /// <summary>True when the regions were chosen by somebody who knows them.</summary>
    internal bool Restricted { get; }

    /// <summary>Reads a recogniser's formats.</summary>
    /// <param name="manifest">Names the file, the alphabet and the regions.</param>
    /// <param name="regions">Regions to take; empty for all.</param>
    /// <param name="own">Formats beside those.</param>
    /// <exception cref="InferenceFaultException">
    /// The file is damaged, a region is not in it, an own format asks for characters that the recogniser does not know, or there is no file
    /// and something was chosen.
    /// </exception>
    internal static FormatSet Load(ModelManifest manifest, IReadOnlyList<string> regions, IReadOnlyList<string> own)
    {
        var alphabet = (manifest.Ctc ?? throw new ArgumentException("not a recogniser's manifest", nameof(manifest))).Alphabet;
        if (manifest.FormatsPath is { } path)
            return From(path, Parse(path), alphabet, manifest.Regions, regions, own);
        if (regions.Count > 0)
            throw new InferenceFaultException($"vision.regions and --region: {PlateFormats.NoneShipped(manifest)}");

        // On their own they would stand in the way of every other plate: a text outside all formats has to be much clearer to be believed.
        return own.Count == 0 ? new([], [], false)
            : throw new InferenceFaultException($"vision.formats: {PlateFormats.NoneShipped(manifest)}");
    }

    /// <summary>Compiles formats that were read.</summary>
    internal static FormatSet From(
        string path, Dictionary<string, FormatDocument[]> document, IReadOnlyList<char> alphabet, IReadOnlyList<string> classes,
        IReadOnlyList<string> regions,
        IReadOnlyList<string>? own = null)
    {
        foreach (var region in regions)
        {
            if (!document.ContainsKey(region))
                throw new InferenceFaultException($"region '{region}' has no plate formats in {path}; {PlateFormats.Hint(document.Keys, region)}");
        }

        var compiler = new PatternCompiler(alphabet);
        var patterns = new List<FormatPattern>();
        foreach (var (region, formats) in document)
        {
            // Where nobody chose, countries alone: their formats are the sum of their parts'.
            if (regions.Count > 0 ? !regions.Contains(region) : region != PlateFormats.CountryOf(region))
                continue;
            if (formats.Length == 0 || formats.Any(f => !(f.Weight > 0)))
                throw new InferenceFaultException($"{path}: region '{region}' is empty or has a weight that is not above 0; correct the file");
            var index = IndexOf(classes, PlateFormats.CountryOf(region));
            var first = patterns.Count;
            foreach (var format in formats)
            {
                var positions = Compile(path, compiler, format.Pattern);
                patterns.Add(new(region, index, positions, Density(format.Weight, positions, compiler.Sets),
                    VerifiedOrder(path, format, positions.Length)));
            }

            var most = patterns.Skip(first).Max(p => p.Weight);
            for (var i = first; i < patterns.Count; i++)
                patterns[i] = patterns[i] with { Weight = patterns[i].Weight / most };
        }

        foreach (var format in own ?? [])
            patterns.Add(new(FormatPattern.Own, -1, Compile("vision.formats", compiler, format), 1));

        // Patterns that begin alike stand together: the search shares the work on their beginnings.
        patterns.Sort((a, b) => a.Classes.AsSpan().SequenceCompareTo(b.Classes));
        return new([.. patterns], [.. compiler.Sets], regions.Count > 0);
    }

    /// <summary>Every position once, or the number would lose a character.</summary>
    private static int[]? VerifiedOrder(string path, FormatDocument format, int positions) =>
        format.Order is null || format.Order.Order().SequenceEqual(Enumerable.Range(0, positions))
            ? format.Order
            : throw new InferenceFaultException($"{path}: the order of the pattern '{format.Pattern}' does not name each of its {positions} positions once; correct the file");

    /// <summary>
    /// A format's share of plates falls on all the texts that it allows: the more it allows, the less each of them is to be expected.
    /// Softened, because shares differ from place to place, and the recogniser knows something of the formats already.
    /// </summary>
    private static float Density(float weight, int[] positions, IReadOnlyList<CharacterSet> sets)
    {
        var density = (double)weight;
        foreach (var position in positions)
            density *= TypicalSet / sets[position].Count;
        return (float)Math.Pow(density, Softening);
    }

    private static int[] Compile(string path, PatternCompiler compiler, string pattern)
    {
        try
        {
            return compiler.Compile(pattern);
        }
        catch (FormatException error)
        {
            throw new InferenceFaultException($"{path}: {error.Message}; correct the file", error);
        }
    }

    private static int IndexOf(IReadOnlyList<string> classes, string region)
    {
        for (var i = 0; i < classes.Count; i++)
        {
            if (classes[i] == region)
                return i;
        }

        return -1;
    }

    /// <summary>The formats of a file, by region.</summary>
    /// <exception cref="InferenceFaultException">The file cannot be read.</exception>
    internal static Dictionary<string, FormatDocument[]> Parse(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), VisionJson.Default.DictionaryStringFormatDocumentArray)
                ?? throw new InferenceFaultException($"{path}: is empty; install the models again with ./deploy.sh");
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InferenceFaultException($"{path}: {error.Message}; correct the file or install the models again with ./deploy.sh",
                error);
        }
    }
}

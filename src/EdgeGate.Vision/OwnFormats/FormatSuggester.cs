using EdgeGate.Domain.Inference;
using EdgeGate.Vision.Models;
using EdgeGate.Vision.Recognition;

namespace EdgeGate.Vision.OwnFormats;

/// <summary>
/// Suggests formats from the plates of a list: <c>edgegate formats from</c>. It tells what many plates share and never a plate: what fewer
/// than <see cref="Least"/> different plates have in common is counted and not shown.
/// </summary>
public static class FormatSuggester
{
    /// <summary>Different plates that stand behind everything that is told, at least.</summary>
    public const int Least = 5;

    /// <summary>Suggests formats.</summary>
    /// <param name="recogniser">Its alphabet and its regions' formats.</param>
    /// <param name="regions">Regions whose formats are in use; empty for all.</param>
    /// <param name="own">Formats of one's own that are in use.</param>
    /// <param name="plates">Normalised, without wildcards; those that are there twice count once.</param>
    /// <exception cref="InferenceFaultException">The formats file is damaged, or a region is not in it.</exception>
    public static FormatSuggestions Suggest(ModelManifest recogniser, IReadOnlyList<string> regions, IReadOnlyList<string> own,
        IEnumerable<string> plates)
    {
        ArgumentNullException.ThrowIfNull(recogniser);
        return Suggest(FormatSet.Load(recogniser, regions, own), recogniser.Ctc!.Alphabet, plates);
    }

    /// <summary>The same for formats that were compiled.</summary>
    internal static FormatSuggestions Suggest(FormatSet inUse, IReadOnlyList<char> alphabet, IEnumerable<string> plates)
    {
        var characters = alphabet.Where(c => c != '\0').ToHashSet();
        var coverage = new FormatCoverage(inUse, alphabet);
        string[] all = [.. plates.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var readable = all.Select(plate => new Seen(plate, PlateShape.Of(plate, characters)!, coverage.Covers(plate)))
            .Where(seen => seen.Shape is not null).ToList();
        var byShape = readable.GroupBy(seen => (seen.Shape, seen.IsCovered)).ToList();
        var enough = byShape.Where(group => group.Count() >= Least).ToList();
        var left = byShape.Where(group => group.Count() < Least && !group.Key.IsCovered)
            .ToDictionary(group => group.Key.Shape, group => group.Select(seen => seen.Plate).ToList(), StringComparer.Ordinal);
        var learner = new FormatLearner(characters);
        List<string[]> learnt =
        [
            .. enough.Where(group => !group.Key.IsCovered)
            .Select(group => learner.Learn([.. group.Select(seen => seen.Plate)], group.Key.Shape)),
            .. Joined(left, learner),
        ];
        var lengths = left.Values.SelectMany(rest => rest).GroupBy(plate => plate.Length).Select(group => group.Count()).ToList();
        return new(
            all.Length,
            InOrder(FormatMerge.All(learnt).Select(signs => Count(Written(signs), readable, alphabet))),
            InOrder(enough.Where(group => group.Key.IsCovered)
                .Select(group => new SuggestedFormat(group.Key.Shape, group.Count(), group.Count()))))
        {
            CoveredFew = byShape.Where(group => group.Count() < Least && group.Key.IsCovered).Sum(group => group.Count()),
            TooFew = lengths.Where(count => count < Least).Sum(),
            Mixed = lengths.Where(count => count >= Least).Sum(),
            Unreadable = all.Length - readable.Count,
        };
    }

    /// <summary>Of shapes with too few plates those that differ in one place only; what is taken is no longer left.</summary>
    private static IEnumerable<string[]> Joined(Dictionary<string, List<string>> left, FormatLearner learner)
    {
        while (true)
        {
            string[] shapes = [.. left.Keys.Order(StringComparer.Ordinal)];
            var best = shapes.SelectMany(one => shapes.Select(other => FormatMerge.Of(one, other))).OfType<string>().Distinct()
                .Select(shape => (Shape: shape, Parts: shapes.Where(part => Has(shape, part)).ToList()))
                .Select(candidate => (candidate.Shape, candidate.Parts, Plates: candidate.Parts.SelectMany(part => left[part]).ToList()))
                .Where(candidate => candidate.Plates.Count >= Least)
                .OrderByDescending(candidate => candidate.Plates.Count).FirstOrDefault();
            if (best.Shape is null)
                yield break;
            yield return learner.Learn(best.Plates, best.Shape);
            foreach (var part in best.Parts)
                left.Remove(part);
        }
    }

    private static bool Has(string joined, string part) =>
        joined.Length == part.Length && Enumerable.Range(0, part.Length)
        .All(i => joined[i] == part[i] || (joined[i] == FormatMerge.Either && part[i] is 'L' or 'D'));

    private static SuggestedFormat Count(string format, List<Seen> readable, IReadOnlyList<char> alphabet)
    {
        var coverage = new FormatCoverage(FormatSet.From("", [], alphabet, [], [], [format]), alphabet);
        var met = readable.Where(seen => coverage.Covers(seen.Plate)).ToList();
        return new(format, met.Count, met.Count(seen => seen.IsCovered));
    }

    private static string Written(string[] signs) => string.Concat(signs).Replace("}{", "", StringComparison.Ordinal);

    private static IReadOnlyList<SuggestedFormat> InOrder(IEnumerable<SuggestedFormat> formats) =>
        [.. formats.OrderByDescending(format => format.Plates).ThenBy(format => format.Format, StringComparer.Ordinal)];

    private sealed record Seen(string Plate, string Shape, bool IsCovered);
}

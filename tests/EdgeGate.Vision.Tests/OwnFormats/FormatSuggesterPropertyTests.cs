using EdgeGate.Vision.OwnFormats;
using EdgeGate.Vision.Recognition;
using EdgeGate.Vision.Tests.Doubles;
using Xunit;

namespace EdgeGate.Vision.Tests.OwnFormats;

/// <summary>What must hold for any list; some hundred of them from fixed seeds.</summary>
public sealed class FormatSuggesterPropertyTests
{
    private const int Rounds = 300;

    [Fact]
    public void Suggest_AnyList_CountsWhatFitsAndNamesNothingThatFewShare()
    {
        var random = new Random(20260301);
        var suggested = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var plates = RandomList(random);
            var found = Suggest(plates);

            foreach (var format in found.Suggested)
            {
                // Counted by a second reader of the notation.
                var fitting = plates.Distinct().Where(plate => Fits(format.Format, plate)).ToList();
                Assert.Equal(fitting.Count, format.Plates);
                Assert.True(format.Plates >= FormatSuggester.Least, format.Format);
                // Nobody can tell from a format with a name in it that a plate is listed: nine of ten of its texts are not.
                Assert.True(!Named(format.Format).Any()
                    || Open(format.Format).Aggregate(1.0, (texts, place) => texts * place.Length) >= 10 * fitting.Count, format.Format);
                // A character that is named is shared by many: taking away one plate with it changes nothing of what five others say.
                Assert.All(Named(format.Format),
                    named => Assert.True(fitting.Count(plate => plate[named.Place] == named.Character) >= FormatSuggester.Least,
                        format.Format));
                suggested++;
            }

            Assert.Equal(found.Plates, plates.Distinct().Count());
            var told = plates.Distinct().Count(plate => found.Suggested.Any(format => Fits(format.Format, plate)));
            Assert.True(told + found.TooFew + found.Mixed + found.Unreadable >= found.Plates, "a plate is neither covered nor left out");
        }

        Assert.True(suggested > Rounds, $"only {suggested} formats were suggested");
    }

    [Fact]
    public void Suggest_WithItsOwnSuggestionsInUse_SuggestsNothingMore()
    {
        var random = new Random(42);
        for (var round = 0; round < Rounds; round++)
        {
            var plates = RandomList(random);
            var first = Suggest(plates);
            var second = Suggest(plates, [.. first.Suggested.Select(format => format.Format)]);

            Assert.Empty(second.Suggested);
            Assert.Equal((first.TooFew, first.Mixed, first.Unreadable), (second.TooFew, second.Mixed, second.Unreadable));
        }
    }

    [Fact]
    public void Suggest_PlatesOfAFormat_GivesThatFormatBack()
    {
        foreach (var format in (string[])["{FH}DDD", "LLLDDDD", "[ABC]DDDD", "LADDD", "{AB}L[123]DD", "DDDDDD", "{京A}DDDDD", "PLDDDDD",
            "L{7}LDDD"])
            Assert.Equal(format, Assert.Single(Suggest(Draw(format, 90, new Random(3))).Suggested).Format);
    }

    private static FormatSuggestions Suggest(string[] plates, params string[] own) =>
        FormatSuggester.Suggest(FormatSet.From("formats.json", [], Manifests.Alphabet, [], [], own), Manifests.Alphabet, plates);

    private static string[] RandomList(Random random)
    {
        var plates = new List<string>();
        for (var kind = random.Next(6); kind >= 0; kind--)
        {
            var pattern = string.Concat(Enumerable.Range(0, random.Next(2, 8)).Select(_ => "LDDA"[random.Next(4)]));
            var prefix = random.Next(3) == 0 ? "FH"[..random.Next(1, 3)] : random.Next(8) == 0 ? "Ä" : "";
            plates.AddRange(Draw($"{(prefix.Length > 0 ? $"{{{prefix}}}" : "")}{pattern}", random.Next(1, 70), random));
        }

        return [.. plates];
    }

    // Each position's characters, by a way of its own.
    private static List<string> Open(string format)
    {
        var places = new List<string>();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] is '{' or '[')
            {
                var end = format.IndexOfAny(['}', ']'], i);
                var inside = format[(i + 1)..end];
                places.AddRange(format[i] == '{' ? inside.Select(c => c.ToString()) : [inside]);
                i = end;
                continue;
            }

            places.Add(format[i] switch
            {
                'L' => "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                'D' => "0123456789",
                'P' => "京皖",
                _ => "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
            });
        }

        return places;
    }

    private static IEnumerable<(int Place, char Character)> Named(string format) =>
        Open(format).SelectMany((characters, place) => characters.Length < 10 ? characters.Select(c => (place, c)) : []);

    private static bool Fits(string format, string plate) =>
        Open(format) is var places && places.Count == plate.Length
        && plate.Select((c, i) => places[i].Contains(c, StringComparison.Ordinal)).All(fits => fits);

    private static string[] Draw(string format, int count, Random random)
    {
        var places = Open(format);
        return [.. Enumerable.Range(0, count)
            .Select(_ => string.Concat(places.Select(characters => characters[random.Next(characters.Length)])))];
    }
}

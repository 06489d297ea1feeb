using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace EdgeGate.Architecture;

/// <summary>
/// What the product says is data from birth: a code of the catalogue and values. The catalogue is complete in seven languages, and nothing
/// takes a sentence of English apart.
/// </summary>
public sealed partial class Sentences
{
    private const string Folder = "src/EdgeGate.Domain/Phrases";
    private const string OldReader = "src/EdgeGate.WebConsole/Wording/OldJournalSentences.cs";

    /// <summary>What joins several values, and what no code names.</summary>
    private const string Joint = "and";

    /// <summary>Who use regular expressions, and on what: plates that persons write, addresses, host names. Not on sentences.</summary>
    private static readonly string[] Matchers =
    [
        "src/EdgeGate.Access/Lists/PlateCell.cs", "src/EdgeGate.Access/Replay/PersonEvents.cs",
        "src/EdgeGate.Capture/Addresses/Redaction.cs",
        "src/EdgeGate.Configuration/Options/ConsoleOptions.cs", OldReader,
    ];

    private static readonly string[] Languages = ["en", "zh-Hant", "zh-Hans", "ko", "vi", "es", "de"];

    [Fact]
    public void Catalogue_EveryLanguage_HasTheCodesAndPlacesOfEnglish()
    {
        var english = Catalogue("en");
        Assert.Equal(Languages.Select(code => $"say.{code}.json").Order(),
            Directory.GetFiles(Path.Combine(SourceTree.Root, Folder), "*.json").Select(Path.GetFileName).Order());
        foreach (var language in Languages)
        {
            var other = Catalogue(language);
            Assert.Equal(english.Keys.Order(), other.Keys.Order());
            Assert.All(other, entry => Assert.False(string.IsNullOrWhiteSpace(entry.Value), entry.Key));
            Assert.All(other, entry => Assert.Equal((entry.Key, Places(english[entry.Key])), (entry.Key, Places(entry.Value))));
        }
    }

    [Fact]
    public void Phrases_InTheSource_StandInTheCatalogueWithTheirPlaces()
    {
        var english = Catalogue("en");
        var wrong = new List<string>();
        foreach (var (file, call) in Calls().Where(made => made.File != OldReader))
        {
            var codes = Codes(call);
            if (codes.Length == 0 || codes.Any(code => !english.ContainsKey(code)))
                wrong.Add($"{file}: {call}");
            var places = Given(call);
            wrong.AddRange(codes.Where(english.ContainsKey)
                .Where(code => Places(english[code]) is var wanted && wanted != places && Without(wanted, "who") != places)
                .Select(code => $"{file}: {code} has the places {Places(english[code])}, given are {places}"));
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Catalogue_EveryCode_IsUsed()
    {
        var used = Calls().SelectMany(call => Codes(call.Text))
            .Concat(Quoted().Matches(File.ReadAllText(Path.Combine(SourceTree.Root, OldReader))).Select(match => match.Groups[1].Value))
            .ToHashSet();
        Assert.DoesNotContain(Catalogue("en").Keys, code => code != Joint && !used.Contains(code));
        Console.WriteLine($"NOTE sentences: {Catalogue("en").Count} codes in {Languages.Length} languages, {Calls().Count()} places in the source that say one");
    }

    [Fact]
    public void English_OfTheProduct_IsTakenApartInOneFileOnly()
    {
        Assert.Equal(Matchers.Order(), SourceTree.Sources("src", "native-interop")
            .Where(file => File.ReadAllText(file).Contains("Regex", StringComparison.Ordinal))
            .Select(SourceTree.Relative).Order());
        var cut = new Regex(@"\b(text|english|sentence)\.(slice|split|match|replace|substring|indexOf|startsWith|endsWith)\(");
        Assert.Empty(Directory.GetFiles(Path.Combine(SourceTree.Root, "src/EdgeGate.WebConsole/Assets"), "*.js")
            .Where(file => !file.EndsWith("i18n.js", StringComparison.Ordinal) && cut.IsMatch(File.ReadAllText(file)))
            .Select(SourceTree.Relative));

        // Nobody who is told an event asks what its English begins with, ends with or holds; a person who searches does.
        var asked = new Regex(@"\b(\w*[eE]vent|one|e|next|found|decision|news|report)\.(Text|Explanation|Detail|English)\.(StartsWith|EndsWith|Contains|IndexOf|Split|Substring)\(");
        Assert.Equal(["src/EdgeGate.Records/EventFinder.cs"],
            SourceTree.Sources("src").Where(file => asked.IsMatch(File.ReadAllText(file))).Select(SourceTree.Relative));
        Console.WriteLine($"NOTE sentences taken apart: 1 file of {SourceTree.Sources("src").Count()}, {File.ReadAllLines(Path.Combine(SourceTree.Root, OldReader)).Length} lines, for journals written before");
    }

    /// <summary>Every call that makes a phrase, from its first argument to its closing bracket.</summary>
    private static IEnumerable<(string File, string Text)> Calls()
    {
        foreach (var file in SourceTree.Sources("src"))
        {
            var source = File.ReadAllText(file);
            foreach (Match start in Made().Matches(source))
            {
                var (depth, end) = (1, start.Index + start.Length);
                for (var quoted = false; depth > 0; end++)
                {
                    quoted ^= source[end] == '"' && source[end - 1] != '\\';
                    depth += quoted ? 0 : source[end] switch { '(' => 1, ')' => -1, _ => 0 };
                }

                yield return (SourceTree.Relative(file), source[(start.Index + start.Length)..(end - 1)]);
            }
        }
    }

    /// <summary>The code: the first argument, written out; or two of them, of which one is chosen.</summary>
    private static string[] Codes(string call) =>
        First().Match(call) is { Success: true } first ? [.. first.Groups["code"].Captures.Select(code => code.Value)] : [];

    /// <summary>Names of the places that a call fills, not those of phrases within it.</summary>
    private static string Given(string call)
    {
        var (depth, quoted, flat) = (0, false, new List<string>());
        for (var i = 0; i < call.Length; i++)
        {
            quoted ^= call[i] == '"' && (i == 0 || call[i - 1] != '\\');
            if (!quoted && call[i] == '(' && ++depth == 1 && Named().Match(call, i) is { Success: true } named && named.Index == i)
                flat.Add(named.Groups[1].Value);
            if (!quoted && call[i] == ')')
                depth--;
        }

        return string.Join(' ', flat.Order());
    }

    private static string Places(string sentence) =>
        string.Join(' ', Place().Matches(sentence).Select(place => place.Groups[1].Value).Order());

    private static string Without(string places, string name) => string.Join(' ', places.Split(' ').Where(place => place != name));

    private static Dictionary<string, string> Catalogue(string language) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, Folder, $"say.{language}.json"))).RootElement
            .EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!);

    [GeneratedRegex(@"\bPhrase\.Of\(\s*(?!string code)")]
    private static partial Regex Made();

    [GeneratedRegex(@"^\s*(?:[^""(),]*\? )?""(?<code>\w+)""(?: : ""(?<code>\w+)"")?\s*(?:,|$)")]
    private static partial Regex First();

    [GeneratedRegex(@"\(\s*""(\w+)"",")]
    private static partial Regex Named();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"""(\w+)""")]
    private static partial Regex Quoted();
}

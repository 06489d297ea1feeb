using System.Text.Json;
using System.Text.RegularExpressions;
using EdgeGate.WebConsole.Http;
using Xunit;

namespace EdgeGate.WebConsole.Tests;

/// <summary>The page's words: every language has them all, with the same places for figures, and none is there for nothing.</summary>
public sealed class LanguageTests
{
    private static readonly string[] Codes = ["en", "zh-Hant", "zh-Hans", "ko", "vi", "es", "de"];
    private static readonly string[] Scripts = [.. Assets.Names.Where(name => name.EndsWith(".js", StringComparison.Ordinal))];

    public static TheoryData<string> Languages => [.. Codes];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Language_Always_HasTheKeysOfEnglishAndTheSamePlaces(string code)
    {
        var (english, other) = (Words("en"), Words(code));
        Assert.Equal(english.Keys.Order(), other.Keys.Order());
        Assert.All(other, entry =>
        {
            Assert.False(string.IsNullOrWhiteSpace(entry.Value), entry.Key);
            Assert.Equal(Places(english[entry.Key]), Places(entry.Value));
        });
    }

    [Fact]
    public void Keys_UsedByThePage_AreThere()
    {
        var words = Words("en");
        foreach (var script in Scripts)
        {
            foreach (Match match in Regex.Matches(Text(script), @"\bt\('([\w.-]+)'"))
                Assert.True(words.ContainsKey(match.Groups[1].Value) || match.Groups[1].Value == "say.and",
                    $"{script}: {match.Groups[1].Value}");
        }
    }

    [Fact]
    public void Keys_InTheLanguages_AreUsedByThePage()
    {
        var text = string.Concat(Scripts.Select(Text));

        // t(`state.${...}`) uses every key that begins so.
        var families = Regex.Matches(text, @"\bt\(`([\w.]+[.]\w*)\$\{").Select(match => match.Groups[1].Value)
            .Concat(FamiliesOfPhrases().Select(family => $"{family}.")).Distinct().ToArray();
        var unused = Words("en").Keys.Where(key => !text.Contains($"'{key}'", StringComparison.Ordinal)
            && !families.Any(family => key.StartsWith(family, StringComparison.Ordinal)));
        Assert.Empty(unused);
    }

    [Fact]
    public void Families_OfWhatTheBoxSays_AreComplete()
    {
        var words = Words("en");
        IEnumerable<string> wanted =
        [
            .. Enum.GetNames<Domain.Gate.GateInput>().Select(name => $"input.{name}"),
            .. Enum.GetNames<Domain.Gate.GateOutput>().Select(name => $"contact.{name}"),
            .. Enum.GetNames<Domain.Access.AccessReason>().Select(name => $"reason.{name}"),
            .. Enum.GetNames<Domain.Access.AccessVerdict>().Select(name => $"verdict.{name}"),
            .. Enum.GetNames<Domain.Events.GateEventKind>().Select(name => $"kind.{name}"),
            .. Enum.GetNames<Domain.Events.ClockState>().Select(name => $"clock.{name}"),
            .. Enum.GetNames<Domain.Events.VehicleStep>().TakeWhile(name => name != "SetInside").Select(name => $"outcome.{name}"),
            .. Enum.GetNames<WebConsole.Accounts.Role>().Select(name => $"role.{name}"),
            .. Enum.GetNames<Domain.Gate.LineLevel>().Where(name => name != "NotFitted").Select(name => $"level.{name}"),
        ];
        Assert.DoesNotContain(wanted, key => !words.ContainsKey(key));
    }

    [Fact]
    public void Families_OfWordsInPhrases_AreOnThePage() =>
        Assert.All(FamiliesOfPhrases(),
            family => Assert.Contains(Words("en").Keys, key => key.StartsWith($"{family}.", StringComparison.Ordinal)));

    [Fact]
    public void Errors_ThatTheBoxAnswersWith_AreTranslated()
    {
        var words = Words("en");
        var root = Path.Combine(Root, "src/EdgeGate.WebConsole");
        var codes = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/Live/DeadMan", StringComparison.Ordinal))
            .SelectMany(file => Regex.Matches(File.ReadAllText(file),
                @"(?:new RefusedException\(\d+, |Refuse\(http, \d+, |return |(?<!\?)\? )""([a-z]\w+)""")
                    .Select(match => match.Groups[1].Value)).Distinct().ToArray();
        Assert.True(codes.Length > 10);
        Assert.DoesNotContain(codes, code => !words.ContainsKey($"error.{code}") && code is not ("wrongHost" or "localhost"));
    }

    [Fact]
    public void Page_Always_UsesNothingFromElsewhereAndNothingInline()
    {
        foreach (var name in Assets.Names.Where(name => !name.StartsWith("lang.", StringComparison.Ordinal)))
        {
            var text = Text(name).Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal);
            Assert.DoesNotContain("http://", text, StringComparison.Ordinal);
            Assert.DoesNotContain("https://", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function| style=", text);
        }
    }

    private static string[] FamiliesOfPhrases() =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
        .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"PhraseValue\.Word\(""(\w+)""|\{\w+_(\w+)\}"))
        .Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value).Where(family => family != "family")
        .Distinct()];

    internal static string Root => Environment.GetEnvironmentVariable("EDGEGATE_ROOT") ?? FindRoot();

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EdgeGate.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("run from inside a checkout, or set EDGEGATE_ROOT");
        return folder;
    }

    private static string[] Places(string text) => [.. Regex.Matches(text, @"\{\w+\}").Select(match => match.Value).Order()];

    private static Dictionary<string, string> Words(string code) => JsonDocument.Parse(Text($"lang.{code}.json")).RootElement
        .EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!);

    private static string Text(string asset)
    {
        using var reader = new StreamReader(typeof(WebConsoleServer).Assembly.GetManifestResourceStream($"assets/{asset}")!);
        return reader.ReadToEnd();
    }
}

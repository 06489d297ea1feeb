using EdgeGate.Vision.Models.Json;
using EdgeGate.Vision.OwnFormats;
using EdgeGate.Vision.Recognition;
using EdgeGate.Vision.Tests.Doubles;
using Xunit;

namespace EdgeGate.Vision.Tests.OwnFormats;

public sealed class FormatSuggesterTests
{
    private static readonly Dictionary<string, FormatDocument[]> Formats = new()
    {
        ["tw"] = [new() { Pattern = "LLLDDDD", Weight = 1 }, new() { Pattern = "DDDDLL", Weight = 0.5f }],
        ["us"] = [new() { Pattern = "AAAAAA", Weight = 1 }, new() { Pattern = "AAAAA", Weight = 1 }],
        ["tn"] = [new() { Pattern = "DDDDDD[T]", Weight = 0.3f, Order = [4, 5, 6, 0, 1, 2, 3] }],
    };

    [Fact]
    public void Suggest_Fleet_NamesWhatAllShareAndLeavesTheRestOpen()
    {
        var found = Suggest(["tw"], Fleet("FH", "DDD", 30));

        Assert.Equal(new SuggestedFormat("{FH}DDD", 30, 0), Assert.Single(found.Suggested));
        Assert.Equal((30, 0, 0, 0, 0), (found.Plates, found.TooFew, found.Mixed, found.Unreadable, found.CoveredFew));
    }

    [Fact]
    public void Suggest_PlatesOfTheRegion_NeedNoFormatOfTheirOwn()
    {
        var found = Suggest(["tw"], [.. Fleet("", "LLLDDDD", 30), .. Fleet("", "DDDDLL", 3)]);

        Assert.Empty(found.Suggested);
        Assert.Equal(new SuggestedFormat("LLLDDDD", 30, 30), Assert.Single(found.Covered));
        Assert.Equal(3, found.CoveredFew);
    }

    [Fact]
    public void Suggest_PlateOfTwoLinesAsItIsRead_IsCovered() => Assert.Equal(
        new SuggestedFormat("DDLDDDD", 30, 30),
        Assert.Single(Suggest(["tn"], [.. Fleet("", "DDDDDD", 30).Select(digits => $"{digits[..2]}T{digits[2..]}")]).Covered));

    [Fact]
    public void Suggest_RegionThatAllowsAnything_CoversNoFleet() =>
        Assert.Equal("{FH}DDD", Assert.Single(Suggest(["us"], Fleet("FH", "DDD", 30)).Suggested).Format);

    [Fact]
    public void Suggest_FormatOfOnesOwnInUse_Covers() => Assert.Empty(Suggest(["us"], Fleet("FH", "DDD", 30), "{FH}DDD").Suggested);

    [Theory]
    [InlineData(4, 0, 4)]
    [InlineData(5, 1, 0)]
    public void Suggest_FewPlates_AreShownFromFiveOn(int plates, int suggested, int tooFew)
    {
        var found = Suggest(["tw"], Fleet("FH", "DDDD", plates));

        Assert.Equal((suggested, tooFew), (found.Suggested.Count, found.TooFew));
        Assert.All(found.Suggested, format => Assert.Equal("LLDDDD", format.Format));
    }

    [Fact]
    public void Suggest_SamePlateManyTimes_IsOne() => Assert.Equal((1, 1),
        (Suggest(["tw"], [.. Enumerable.Repeat("FH123", 50)]).Plates, Suggest(["tw"], [.. Enumerable.Repeat("FH123", 50)]).TooFew));

    [Fact]
    public void Suggest_LettersAndDigitsAnywhere_AreMixed()
    {
        var found = Suggest(["tw"], ["A1B2C", "12ABC", "AB12C", "ABCD1", "1234A", "1A2BC"]);

        Assert.Empty(found.Suggested);
        Assert.Equal(6, found.Mixed);
    }

    [Fact]
    public void Suggest_ShapesThatDifferInOnePlace_AreOneFormat() =>
        Assert.Equal(new SuggestedFormat("LADD", 6, 0),
            Assert.Single(Suggest(["tw"], ["AB12", "CD34", "EF56", "A123", "B345", "C678"]).Suggested));

    [Fact]
    public void Suggest_AFewLettersOfManyPlates_AreNamed()
    {
        string[] plates = [.. Fleet("A", "DDDD", 30), .. Fleet("B", "DDDD", 30), .. Fleet("C", "DDDD", 30)];

        Assert.Equal("[ABC]DDDD", Assert.Single(Suggest(["tw"], plates).Suggested).Format);
        Assert.Equal("LDDDD", Assert.Single(Suggest(["tw"], [.. plates, "X1234"]).Suggested).Format);
    }

    [Fact]
    public void Suggest_FormatThatWouldNameEachPlate_IsWidened() =>
        Assert.Equal("{FH12}DLD", Assert.Single(Suggest(["tw"],
            [.. "ABC".SelectMany(c => "0123456789".Select(digit => $"FH123{c}{digit}"))]).Suggested).Format);

    [Fact]
    public void Suggest_NumberedThrough_NamesNoDigitsThatFewTextsShare() =>
        Assert.Equal("{FH1}DDD", Assert.Single(Suggest(["tw"], [.. Enumerable.Range(0, 25).Select(i => $"FH12{i:00}")]).Suggested).Format);

    [Fact]
    public void Suggest_CharacterOfNoFormat_IsCounted() =>
        Assert.Equal((2, 0), (Suggest(["tw"], ["ÄÄ123", "АБ123"]).Unreadable, Suggest(["tw"], ["ÄÄ123"]).Suggested.Count));

    private static FormatSuggestions Suggest(string[] regions, string[] plates, params string[] own) => FormatSuggester.Suggest(
        FormatSet.From("formats.json", Formats, Manifests.Alphabet, ["tw", "cn", "none"], regions, own), Manifests.Alphabet, plates);

    /// <summary>Different plates of a format.</summary>
    internal static string[] Fleet(string prefix, string pattern, int count, int seed = 7)
    {
        var random = new Random(seed);
        var plates = new HashSet<string>();
        while (plates.Count < count)
            plates.Add(prefix + string.Concat(pattern.Select(sign => sign == 'L' || (sign == 'A' && random.Next(2) == 0)
                ? (char)('A' + random.Next(26)) : (char)('0' + random.Next(10)))));
        return [.. plates];
    }
}

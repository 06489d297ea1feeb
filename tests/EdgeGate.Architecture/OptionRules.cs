using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace EdgeGate.Architecture;

/// <summary>What a key means stands once, beside the option that it sets.</summary>
public sealed partial class OptionRules
{
    private static readonly List<string> Options = [.. SourceTree.Sources("src")
        .Where(file => Path.GetFileName(file).EndsWith("Options.cs", StringComparison.Ordinal)
        && Keys().IsMatch(File.ReadAllText(file)))];

    [Fact]
    public void Keys_Always_StandBesideTheirOptions()
    {
        Assert.True(Options.Count >= 11, $"{Options.Count} sections");
        Assert.Empty(SourceTree.Sources("src").Where(file => KeyOfItsOwn().IsMatch(File.ReadAllText(file))).Except(Options)
            .Select(SourceTree.Relative));
    }

    [Fact]
    public void Options_Always_AreImmutable() =>
        Assert.Empty(Options.Where(file => Settable().IsMatch(File.ReadAllText(file))).Select(SourceTree.Relative));

    /// <summary>No comment repeats a default or a range, and no check but the key's knows one.</summary>
    [Fact]
    public void RangesAndDefaults_Always_StandInTheKeyOnly() =>
        Assert.Empty(Options.SelectMany(file => File.ReadLines(file).Where(line => Repeated().IsMatch(line))
            .Select(line => $"{SourceTree.Relative(file)}: {line.Trim()}")));

    /// <summary>The two ends of a range that nobody writes by chance.</summary>
    [Fact]
    public void Ranges_WideEnoughToBeKnown_StandNowhereElse()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(SourceTree.Root,
            "src/EdgeGate.Configuration/edgegate.schema.json")));
        var ranges = Ranges(schema.RootElement).Where(range => range.Min >= 10 && range.Max >= 1000).Distinct().ToList();
        Assert.True(ranges.Count > 8, $"{ranges.Count} ranges");
        var patterns = ranges.Select(range => new Regex(string.Create(CultureInfo.InvariantCulture,
            $@"\b{range.Min}(,| to|\.\.| and| or >) ?{range.Max}\b"))).ToList();
        Assert.Empty(SourceTree.Sources("src").Except(Options)
            .Where(file => Digits().Replace(File.ReadAllText(file), "") is var text && patterns.Any(pattern => pattern.IsMatch(text)))
            .Select(SourceTree.Relative));
    }

    private static IEnumerable<(double Min, double Max)> Ranges(JsonElement schema)
    {
        if (schema.TryGetProperty("minimum", out var min) && min.ValueKind == JsonValueKind.Number)
            yield return (min.GetDouble(), schema.GetProperty("maximum").GetDouble());
        if (!schema.TryGetProperty("properties", out var properties))
            yield break;
        foreach (var range in properties.EnumerateObject().SelectMany(member => Ranges(member.Value)))
            yield return range;
    }

    [GeneratedRegex(@"IReadOnlyList<OptionKey<\w+>> Keys \{ get; \}")]
    private static partial Regex Keys();

    [GeneratedRegex(@"\b(Whole|Number|Flag|Choice|Text|Texts)\(""\w+(\.\w+)*"", \w+ => ")]
    private static partial Regex KeyOfItsOwn();

    [GeneratedRegex(@"\{ get; (internal |private )?set; \}")]
    private static partial Regex Settable();

    [GeneratedRegex(@"^\s*///.*(\b[Dd]efault\b|\d to \d|\d\.\.\d)|\bis [<>] \d")]
    private static partial Regex Repeated();

    [GeneratedRegex("(?<=[0-9])_(?=[0-9])")]
    private static partial Regex Digits();
}

using System.Text.RegularExpressions;
using Xunit;

namespace EdgeGate.Architecture;

/// <summary>What keeps the documents usable: links that lead somewhere, the product's words, figures that something prints.</summary>
public sealed partial class DocumentRules
{
    [Fact]
    public void Links_Always_LeadToAFileAndAnAnchorThatExist()
    {
        var links = Documents.All.SelectMany(document => Link().Matches(Documents.Text(document))
            .Select(link => (Document: document, To: link.Groups[1].Value)))
            .Where(link => !link.To.Contains("://", StringComparison.Ordinal) && !link.To.StartsWith("mailto:", StringComparison.Ordinal))
            .ToList();

        Assert.True(links.Count > 100, "the links are not found any more");
        Assert.Empty(links.Where(link => !Leads(link.Document, link.To)).Select(link => $"{link.Document} -> {link.To}"));
    }

    /// <summary>
    /// The terms that the product has given up. What a command prints, in backticks or in a block, is the command's own affair.
    /// </summary>
    [Theory]
    [InlineData(@"\benhanced?\b|\benlarged?\b", "super-resolved")]
    [InlineData(@"turned away|stayed outside", "let in / not let in")]
    [InlineData(@"\bmended?\b|\bmends\b", "reset, repaired")]
    [InlineData(@"\banew\b", "again")]
    [InlineData(@"\bthe little certainty\b", "low-confidence candidates")]
    [InlineData(@"\bby itself as far as that is safe\b", "reloads on save; these keys need a restart")]
    [InlineData(@"\bso many\b", "a number")]
    [InlineData(@"(?<![Tt]here )\b[Ii]s no (?!longer\b|more\b)[a-z]+\b", "is not a")]
    [InlineData(@"\b[Tt]ake these over\b", "Apply")]
    [InlineData(@"\b[Mm]ake the account\b", "Create account")]
    public void Words_Always_AreTheProductsOwn(string forbidden, string instead) =>
        Assert.Empty(Documents.All.Where(IsForUsers).SelectMany(document => new Regex(forbidden).Matches(Documents.Prose(document))
            .Select(word => $"{document}: \"{word.Value}\", say: {instead}")));

    [Fact]
    public void Readme_Always_IsFinishedByWhoeverBeginsIt() => Assert.InRange(Documents.Text("README.md").Split('\n').Length, 1, 150);

    /// <summary>
    /// The lane's lines in the README are what the clip's transcript, which a test compares with the program, says of each vehicle.
    /// </summary>
    [Fact]
    public void Readme_LinesOfTheLane_StandInTheClipsTranscript()
    {
        var transcript = File.ReadAllText(Path.Combine(SourceTree.Root, "board/virtual/clip/transcript.txt"));
        var quoted = LaneLine().Matches(Documents.Text("README.md")).Select(line => line.Groups[1].Value.Trim()).ToList();

        Assert.True(quoted.Count >= 3, "the README quotes no decisions any more");
        Assert.All(quoted, line => Assert.Contains(line, transcript, StringComparison.Ordinal));
    }

    /// <summary>
    /// Accuracy and time in the README are those of the page on reading, where the command that prints each stands beside it.
    /// </summary>
    [Fact]
    public void Readme_FiguresOfReading_StandOnItsPage()
    {
        var page = Documents.Text("models/READING.md");
        var shares = Share().Matches(Documents.Text("README.md")).ToList();
        Assert.True(shares.Count >= 3, "the README quotes no accuracy any more");
        foreach (var (share, plates) in shares.Select(match => (match.Groups[1].Value, match.Groups[2].Value)))
            Assert.Contains(page.Split('\n'), line => line.StartsWith("| ", StringComparison.Ordinal)
                && line.Contains($"| {plates} |", StringComparison.Ordinal) && line.Contains($"{share} %", StringComparison.Ordinal));

        var cost = double.Parse(Cost().Match(Documents.Text("README.md")).Groups[1].Value,
            System.Globalization.CultureInfo.InvariantCulture);
        var measured = double.Parse(Measured().Match(page).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(Math.Round(measured, 1), cost);
    }

    private static bool IsForUsers(string document) => document is "README.md" || document.StartsWith("board/", StringComparison.Ordinal)
        || document.StartsWith(".github/", StringComparison.Ordinal);

    private static bool Leads(string document, string to)
    {
        var parts = to.Split('#', 2);
        var file = parts[0].Length == 0 ? document : Path.GetRelativePath(SourceTree.Root,
            Path.GetFullPath(Path.Combine(SourceTree.Root, Path.GetDirectoryName(document)!, parts[0])));
        var full = Path.Combine(SourceTree.Root, file);
        return (File.Exists(full) || Directory.Exists(full))
            && (parts.Length == 1 || (file.EndsWith(".md", StringComparison.Ordinal) && Documents.Anchors(file).Contains(parts[1])));
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\d\d:\d\d\.\d  (?:GRANTED|DENIED) +\S+ +(.*)$|^\d\d:\d\d\.\d  line      (relay .*)$", RegexOptions.Multiline)]
    private static partial Regex LaneLine();

    [GeneratedRegex(@"(\d+\.\d) % of (\d+)")]
    private static partial Regex Share();

    [GeneratedRegex(@"costs (\d+\.\d) ms")]
    private static partial Regex Cost();

    [GeneratedRegex(@"frame to decision +(\d+\.\d+) ms")]
    private static partial Regex Measured();
}

using System.Text.RegularExpressions;
using Xunit;

namespace EdgeGate.Architecture;

/// <summary>What keeps the house readable.</summary>
public sealed class HouseStyle
{
    private static readonly string[] Shipped = ["src", "native-interop"];

    [Fact]
    public void Files_Always_StayShort()
    {
        var lengths = SourceTree.Sources(Shipped).Select(file => (File: file, Lines: File.ReadAllLines(file).Length)).ToList();
        Assert.DoesNotContain(lengths, entry => entry.Lines > 400);
        var median = lengths.Select(entry => entry.Lines).Order().ElementAt(lengths.Count / 2);
        Assert.InRange(median, 1, 70);
    }

    [Fact]
    public void Files_Always_HoldFileScopedNamespacesAndNoRegionsOrLeftovers()
    {
        var bad = new Regex(@"^\s*#region|\bTODO\b|\bFIXME\b|NotImplementedException|^namespace [^;]*$", RegexOptions.Multiline);
        Assert.Empty(SourceTree.Sources(Shipped).Where(file => bad.IsMatch(File.ReadAllText(file))).Select(SourceTree.Relative));
    }

    [Fact]
    public void Classes_Always_AreSealedStaticOrAbstract()
    {
        var open = new Regex(@"^(public|internal)\s+(partial\s+|unsafe\s+)*(class|record)\s+(?!struct)\w+", RegexOptions.Multiline);
        Assert.Empty(SourceTree.Sources(Shipped).Where(file => open.IsMatch(File.ReadAllText(file))).Select(SourceTree.Relative));
    }

    [Fact]
    public void Files_Always_HoldOneTopLevelType()
    {
        var type = new Regex(@"^(public|internal|file)\s+[\w\s]*?\b(class|record|struct|enum|interface)\s+\w+", RegexOptions.Multiline);
        Assert.Empty(SourceTree.Sources(Shipped).Where(file => type.Count(File.ReadAllText(file)) > 1).Select(SourceTree.Relative));
    }

    /// <summary>
    /// What is thrown on a timer's thread ends the process: there is one place that makes timers, and it lets nothing through.
    /// </summary>
    [Fact]
    public void Timers_Always_AreSteady()
    {
        var bare = new Regex(@"\.CreateTimer\(|\bnew (System\.Threading\.)?Timer\(|\basync void\b");
        Assert.Equal(
            ["src/EdgeGate.Domain/Timing/SteadyTimer.cs"],
            SourceTree.Sources(Shipped).Where(file => bare.IsMatch(File.ReadAllText(file))).Select(SourceTree.Relative));
    }

    /// <summary>A number in systemd's journal names one line of the source. The lane's own lines are written without the logger.</summary>
    [Fact]
    public void LogEvents_Always_HaveNumbersOfTheirOwn()
    {
        var logged = SourceTree.Sources(Shipped).SelectMany(file => new Regex(@"LoggerMessage\((\d+)").Matches(File.ReadAllText(file)));
        var spoken = new Regex(@"=> \(\d, (\d{4})\)")
            .Matches(File.ReadAllText(Path.Combine(SourceTree.Root, "src/EdgeGate.Lane/Terminal/TerminalText.cs")));
        Assert.Equal(6, spoken.Count);
        Assert.Empty(logged.Concat(spoken).GroupBy(id => id.Groups[1].Value).Where(id => id.Count() > 1).Select(id => id.Key));
    }

    /// <summary>What lies in a lane's folder is known in one place, and so is how a file is replaced.</summary>
    [Theory]
    [InlineData(@"Path\.Combine\([^;]*\bState\.Path\b", "StateFolder.cs")]
    [InlineData(@"\.part""|File\.Move\(\w*[pP]art", "WholeFile.cs", "SingleFileSink.cs", "SpareModels.cs")]
    [InlineData(@"class \w*([Bb]ack[Oo]ff|RetryDelay)\b", "Backoff.cs")]
    public void Way_OfWhichThereIsOne_StandsNowhereElse(string pattern, params string[] where)
    {
        var found = SourceTree.Sources("src").Where(file => Regex.IsMatch(File.ReadAllText(file), pattern)).ToArray();

        Assert.Equal([], found.Where(file => !where.Contains(Path.GetFileName(file))).Select(SourceTree.Relative));
    }

    /// <summary>Sources hold the width of .editorconfig, but for a text that nobody would read in pieces.</summary>
    [Fact]
    public void Lines_Always_HoldTheEditorsWidth()
    {
        const int Width = 140, Texts = 300;
        var text = new Regex("\"[^\"]{40,}");
        var lines = SourceTree.Sources("src", "native-interop", "tests").SelectMany(file => File.ReadLines(file)
            .Select((line, index) => (Place: $"{SourceTree.Relative(file)}:{index + 1}", Line: line))
            .Where(one => one.Line.Length > Width)).ToArray();

        Console.WriteLine($"NOTE lines over {Width} characters: {lines.Length}, at most {Texts}, each with a text");
        Assert.Equal([], lines.Where(one => !one.Place.StartsWith("tests/", StringComparison.Ordinal) && !text.IsMatch(one.Line)
            && !one.Place.Contains("/CommonWords.cs", StringComparison.Ordinal)).Select(one => one.Place));
        Assert.InRange(lines.Length, 0, Texts);
    }

    [Fact]
    public void TopLevel_Always_HoldsTheAgreedNamesOnly()
    {
        string[] agreed = ["EdgeGate.sln", "src", "native-interop", "models", "board", "tests", "deploy.sh", "README.md", "LICENSE"];
        var found = Directory.EnumerateFileSystemEntries(SourceTree.Root).Select(Path.GetFileName)
            .Where(name => !name!.StartsWith('.') && !name.StartsWith("Directory.", StringComparison.Ordinal));
        Assert.Equal(agreed.Order(), found.Order());
    }
}

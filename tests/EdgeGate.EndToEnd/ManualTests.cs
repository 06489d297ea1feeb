using System.Text.RegularExpressions;
using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>
/// What the manual quotes of explain and whatif is what the program says of the shipped clip, but for figures that differ between machines.
/// </summary>
public sealed partial class ManualTests
{
    [Fact]
    public void Quotes_OfExplainAndWhatIf_AreWhatTheProgramPrints()
    {
        using var folder = new TemporaryFolder();
        var config = SimTests.Config(folder);
        Assert.Equal(0, Binary.Run("run", "--config", config, "--simulate", "--once", "--fast").ExitCode);
        var quotes = Quote().Matches(File.ReadAllText(Path.Combine(Binary.Root, "board/manual/explain.md")));
        Assert.Equal(["explain", "whatif"], quotes.Select(quote => quote.Groups["command"].Value));

        foreach (Match quote in quotes)
        {
            var printed = Plain(Binary.Run([quote.Groups["command"].Value, .. Arguments(quote, config), "--config", config]).Lines);
            var at = 0;
            foreach (var line in Plain(quote.Groups["lines"].Value.Split('\n')))
            {
                var found = Array.IndexOf(printed, line, at);
                Assert.True(found >= 0, $"the manual quotes \"{line}\", and the program prints:\n{string.Join('\n', printed)}");
                at = found + 1;
            }
        }
    }

    // The vehicle that the manual explains, by whatever number it has here: events of the barrier come in between as they may.
    private static string[] Arguments(Match quote, string config)
    {
        if (quote.Groups["command"].Value != "explain")
            return quote.Groups["arguments"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var plate = Fused().Match(quote.Groups["lines"].Value).Groups[1].Value;
        Assert.NotEmpty(plate);
        return [Binary.Run("events", "--config", config, "--plate", plate, "--kind", "Sighting").Lines[^1].Split(' ',
            StringSplitOptions.RemoveEmptyEntries)[0]];
    }

    private static string[] Plain(IEnumerable<string> lines) =>
        [.. lines.Select(line => Figures().Replace(line.TrimEnd(), "#").Trim()).Where(line => line.Length > 0 && line != "...")];

    // Times, boot, numbers of events, frames and tracks, confidences, sizes.
    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+|\bboot [0-9a-f]+|\(clock \w+\)|^ *\d+ +(?=\S+ +would)|frame \d+|track \d+|\+\d+ ms|\d+ x \d+ pixels|\d+ of \d+ readings|\b\d+\.\d+\b|(?<= )\d+(?= more would| would)")]
    private static partial Regex Figures();

    [GeneratedRegex(@"\$ edgegate (?<command>explain|whatif)(?<arguments>[^#\n]*)(#[^\n]*)?\n(?<lines>.*?)(?=\n\$|\n```)",
        RegexOptions.Singleline)]
    private static partial Regex Quote();

    [GeneratedRegex(@"Fused\n\s+(\S+) at")]
    private static partial Regex Fused();
}

using System.Diagnostics;
using EdgeGate.Appliance.CommandLine;
using Xunit;

namespace EdgeGate.Appliance.Tests.CommandLine;

/// <summary>What is written from the commands themselves: completions, man pages, the manual's page.</summary>
public sealed class WrittenFromTheTreeTests
{
    [Fact]
    public void CommandsPage_InTheManual_IsWhatTheCommandPrints()
    {
        var page = Path.Combine(Root(), "board/manual/commands.md");
        Assert.True(CommandsPage.Write(CommandTree.Create()) == File.ReadAllText(page),
            $"a command has changed: edgegate man --markdown > {page}");
    }

    [Theory]
    [InlineData("edgegate ev", "events")]
    [InlineData("edgegate lists imp", "import")]
    [InlineData("edgegate events --ki", "--kind")]
    [InlineData("edgegate events --kind Al", "Alarm")]
    [InlineData("edgegate completion fi", "fish")]
    [InlineData("edgegate events --config /etc/os-rele", "")]
    public void BashCompletion_InABash_CompletesTheWord(string line, string completed)
    {
        var script = BashCompletion.Write(CommandTree.Create()) + $"\nCOMP_WORDS=({line})\nCOMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))\n_edgegate\nprintf '%s' \"${{COMPREPLY[*]}}\"\n";
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-eu", "-c", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true
        })!;
        var output = bash.StandardOutput.ReadToEnd();
        Assert.Equal("", bash.StandardError.ReadToEnd());
        Assert.Equal(completed, output);
    }

    [Fact]
    public void FishAndZshCompletion_Always_KnowEveryCommandAndOption()
    {
        var (fish, zsh) = (FishCompletion.Write(CommandTree.Create()), ZshCompletion.Write(CommandTree.Create()));
        foreach (var (path, command) in CommandTree.Walk(CommandTree.Create()).Skip(1))
        {
            Assert.Contains($" -a {command.Name} -d ", fish, StringComparison.Ordinal);
            Assert.Contains($"'{path}') found=(", zsh, StringComparison.Ordinal);
            foreach (var option in CommandTree.OptionsOf(command))
            {
                Assert.Contains($" -l {option.Name[2..]}", fish, StringComparison.Ordinal);
                Assert.Contains($"'{option.Name}:", zsh, StringComparison.Ordinal);
            }
        }

        // An apostrophe ends no text of either shell.
        Assert.All(fish.Split('\n'), line => Assert.Equal(0,
            line.Replace("\\'", "", StringComparison.Ordinal).Count(letter => letter == '\'') % 2));
        Assert.All(zsh.Split('\n'), line => Assert.Equal(0,
            line.Replace("'\\''", "", StringComparison.Ordinal).Count(letter => letter == '\'') % 2));
    }

    [Fact]
    public void ManPages_Always_AreOneForEachCommandWithItsOptionsAndExitCodes()
    {
        var pages = ManPages.Write(CommandTree.Create()).ToDictionary(page => page.Name, page => page.Text, StringComparer.Ordinal);
        Assert.Equal(CommandTree.Walk(CommandTree.Create()).Count(), pages.Count);
        foreach (var (path, command) in CommandTree.Walk(CommandTree.Create()))
        {
            var page = pages[$"{path.Replace(' ', '-')}.1"];
            Assert.StartsWith(".TH ", page, StringComparison.Ordinal);
            Assert.All(CommandTree.OptionsOf(command),
                option => Assert.Contains(option.Name.Replace("-", "\\-", StringComparison.Ordinal), page, StringComparison.Ordinal));
            Assert.Contains("\n.B 64\n", page, StringComparison.Ordinal);
            // What is not an order of troff must not look like one.
            Assert.All(page.Split('\n').Where(line => line.StartsWith('.')), line => Assert.Matches(@"^\.(TH|SH|TP|B|BR|I) ?", line));
        }
    }

    private static string Root()
    {
        var folder = Environment.GetEnvironmentVariable("EDGEGATE_ROOT") ?? AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EdgeGate.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("run from inside a checkout, or set EDGEGATE_ROOT");
        return folder;
    }
}

using EdgeGate.Appliance.CommandLine;
using EdgeGate.Appliance.Commands;
using Xunit;

namespace EdgeGate.Appliance.Tests.CommandLine;

/// <summary>A mistake on the command line: two or three short lines on standard error, an exit code of its own, and nothing done.</summary>
public sealed class EntryTests
{
    [Theory]
    [InlineData("", "a command is missing, such as: run, read, check, doctor, events")]
    [InlineData("dcotor", "dcotor: there is no such command; did you mean doctor?")]
    [InlineData("zzzzzzzz", "zzzzzzzz: there is no such command")]
    [InlineData("lists", "lists needs one of check, show, import, export")]
    [InlineData("lists imprt x", "imprt: there is no such command; did you mean import?")]
    [InlineData("events --limit x", "--limit x: it takes a whole number")]
    [InlineData("events --kind x", "--kind x: it takes one of Alarm, Audit, Barrier, Sighting, System")]
    [InlineData("events --limit", "--limit needs a value: a whole number")]
    [InlineData("events --jsn", "--jsn: there is no such option; did you mean --json?")]
    [InlineData("explain abc", "EVENT abc: it takes a whole number")]
    [InlineData("explain", "explain needs EVENT: Number of a sighting, as edgegate events shows it.")]
    [InlineData("explain 1 2", "2: explain takes nothing more")]
    [InlineData("read", "read needs FILE: Pictures: JPEG, PNG or WebP; a folder means those in it, - standard input.")]
    [InlineData("read --jsn x.jpg", "--jsn: there is no such option; did you mean --json?")]
    [InlineData("read --together 0 x.jpg", "--together: give a number from 1 to 1000, for example --together 5")]
    [InlineData("salvage x", "--to is missing: A folder, such as a mounted USB stick: what is found becomes a new folder in it.")]
    [InlineData("completion tcsh", "SHELL tcsh: it takes one of bash, fish, zsh")]
    public void Run_WrongWords_SayWhatToWriteAndEndWith64(string words, string said)
    {
        var errors = new StringWriter { NewLine = "\n" };

        var exit = Entry.Run(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), errors);

        var lines = errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(64, exit);
        Assert.Equal(ExitCodes.Usage, exit);
        Assert.Contains(said, lines[0], StringComparison.Ordinal);
        Assert.InRange(lines.Length, 2, 4);
        Assert.StartsWith("try: edgegate", lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("System.", errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("EdgeGate.", errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("read --region tw - --json")]
    [InlineData("read -- --a-file.jpg")]
    [InlineData("presence --remove ABC1234 --reason -away-")]
    public void Of_WordsThatOnlyLookWrong_AreTaken(string words) =>
        Assert.Empty(UsageErrors.Of(CommandTree.Create().Parse(words.Split(' '))));

    [Fact]
    public void Walk_EveryCommandAndOption_SaysWhatItIsFor()
    {
        foreach (var (path, command) in CommandTree.Walk(CommandTree.Create()))
        {
            Assert.False(string.IsNullOrWhiteSpace(command.Description), path);
            Assert.All(CommandTree.OptionsOf(command),
                option => Assert.False(string.IsNullOrWhiteSpace(option.Description), $"{path} {option.Name}"));
        }
    }
}

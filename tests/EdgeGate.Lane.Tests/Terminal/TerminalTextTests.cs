using EdgeGate.Lane.Terminal;
using Xunit;

namespace EdgeGate.Lane.Tests.Terminal;

[Trait("suite", "hard")]
public sealed class TerminalTextTests
{
    [Fact]
    public void Format_ForATerminal_HasTheLanesTimeAndTheWholePlate() =>
        Assert.Equal("01:02.5  GRANTED   KHD8395 was let in.",
            new TerminalText(false).Format(TimeSpan.FromSeconds(62.5), "GRANTED", "KHD8395 was let in.", "KHD8395"));

    [Fact]
    public void Format_ForSystemd_HasPriorityAndIdAndMasksThePlate() =>
        Assert.Equal("<5>[6001] GRANTED: *****95 was let in.",
            new TerminalText(true).Format(TimeSpan.Zero, "GRANTED", "KHD8395 was let in.", "KHD8395"));

    [Fact]
    public void Format_ForSystemd_IsOneLine() =>
        Assert.Equal("<4>[6000] ALARM: a b", new TerminalText(true).Format(TimeSpan.Zero, "ALARM", "a\nb", ""));

    [Fact]
    public void Format_ForSystemdWithOwnerAndNote_SaysWhatIsUnnamed()
    {
        const string text = "KHD8395 is on the deny list (owes 3 months rent).";

        Assert.Equal("<5>[6001] DENIED: *****95 (Denied)",
            new TerminalText(true).Format(TimeSpan.Zero, "DENIED", text, "KHD8395", "KHD8395 (Denied)"));
        Assert.EndsWith(text, new TerminalText(false).Format(TimeSpan.Zero, "DENIED", text, "KHD8395", "KHD8395 (Denied)"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Format_TextThatMovesTheCursor_ShownAsPlainText(bool forSystemd)
    {
        var line = new TerminalText(forSystemd)
            .Format(TimeSpan.Zero, "GRANTED", "ABC1234 was let in: Lin\u001b]0;x\u0007\u001b[2J\n00:00.1  ALARM  forged\u202e\u2028.", "");

        Assert.Null(Domain.Writing.Plain.FirstHidden(line));
        Assert.Contains("Lin?]0;x??[2J 00:00.1  ALARM  forged? .", line);
    }
}

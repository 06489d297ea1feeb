using EdgeGate.Appliance.Commands;
using Xunit;

namespace EdgeGate.Appliance.Tests.Commands;

[Trait("suite", "hard")]
public sealed class PlainWriterTests
{
    [Fact]
    public void Write_EveryWay_LetsOnlyPlainTextAndLineEndsThrough()
    {
        var terminal = new StringWriter();
        using TextWriter writer = new PlainWriter(terminal);
        const string Text = "a\u001b[2J\r\n王\u009b\u202e\u200f";
        writer.WriteLine(Text);
        writer.Write(Text);
        writer.Write(Text.ToCharArray());
        writer.Write(Text.AsSpan());
        writer.WriteLine("{0}", Text);
        foreach (var c in Text)
            writer.Write(c);

        Assert.DoesNotContain(terminal.ToString(), c => c != '\n' && Domain.Writing.Plain.FirstHidden(c.ToString()) is not null);
        Assert.StartsWith("a?[2J\n王???\n", terminal.ToString(), StringComparison.Ordinal);
    }
}

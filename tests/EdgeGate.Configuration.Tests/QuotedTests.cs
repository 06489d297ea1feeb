using EdgeGate.Configuration.Parsing;
using Xunit;

namespace EdgeGate.Configuration.Tests;

public sealed class QuotedTests
{
    [Fact]
    public void Text_CutInTheMiddleOfAPair_StaysAText() =>
        Assert.All(Enumerable.Range(70, 20), length => Assert.EndsWith("...\"", Quoted.Text(new string('x',
            length) + "\U0001F697\U0001F697\U0001F697\U0001F697\U0001F697\U0001F697"), StringComparison.Ordinal));
}

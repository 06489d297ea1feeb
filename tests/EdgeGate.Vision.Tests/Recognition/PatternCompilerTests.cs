using EdgeGate.Vision.Recognition;
using EdgeGate.Vision.Tests.Doubles;
using Xunit;

namespace EdgeGate.Vision.Tests.Recognition;

public sealed class PatternCompilerTests
{
    private readonly PatternCompiler _compiler = new(Manifests.Alphabet);

    [Theory]
    [InlineData("L", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")]
    [InlineData("D", "0123456789")]
    [InlineData("A", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")]
    [InlineData("P", "京皖")]
    [InlineData("[AX9]", "9AX")]
    [InlineData("[A-CX-Z]", "ABCXYZ")]
    [InlineData("{T}", "T")]
    public void Compile_OnePosition_AllowsExactly(string pattern, string allowed)
    {
        var set = _compiler.Sets[Assert.Single(_compiler.Compile(pattern)) is var number ? number : -1];

        Assert.Equal(allowed, string.Concat(Manifests.Alphabet.Where((_, i) => i > 0 && set.Contains(i))));
    }

    [Fact]
    public void Compile_LongPattern_SharesEqualSets()
    {
        var positions = _compiler.Compile("LLDD{AB}[0-9]");

        Assert.Equal(7, positions.Length);
        Assert.Equal(positions[2], positions[6]);
        Assert.Equal(4, _compiler.Sets.Count);
    }

    [Theory]
    [InlineData("", "0 positions")]
    [InlineData("LX", "'X'")]
    [InlineData("L[AB", "']'")]
    [InlineData("L[]", "']'")]
    [InlineData("{A", "'}'")]
    [InlineData("H", "allows no character")]
    [InlineData("DDDDDDDDDDDDDDDDD", "17 positions")]
    public void Compile_BadPattern_SaysWhy(string pattern, string part) =>
        Assert.Contains(part, Assert.Throws<FormatException>(() => _compiler.Compile(pattern)).Message);
}

using EdgeGate.Access.Plates;
using Xunit;

namespace EdgeGate.Access.Tests.Plates;

public sealed class LookAlikesTests
{
    [Fact]
    public void Pairs_Every_GoesBothWaysWithAReasonAndNoTwoDigits() => Assert.All(LookAlikes.Pairs, pair =>
    {
        Assert.True(LookAlikes.ArePair(pair.First, pair.Second));
        Assert.True(LookAlikes.ArePair(pair.Second, pair.First));
        Assert.NotEmpty(pair.Reason);
        Assert.False(char.IsDigit(pair.First) && char.IsDigit(pair.Second));
        Assert.Equal(LookAlikes.ClassOf(pair.First), LookAlikes.ClassOf(pair.Second));
    });

    [Theory]
    [InlineData("ABC1234", "ABC1234", 0)]
    [InlineData("A8C1234", "ABC1234", 1)]
    [InlineData("A8CI234", "ABC1234", 2)]
    [InlineData("AXC1234", "ABC1234", -1)]
    [InlineData("ABC123", "ABC1234", -1)]
    public void Distance_TwoTexts_CountsPairsOnly(string a, string b, int expected) => Assert.Equal(expected, LookAlikes.Distance(a, b));

    [Theory]
    [InlineData("ABC1234", "ABC1234", 1f)]
    [InlineData("ABC1234", "XYZ9876", 0f)]
    [InlineData("", "", 0f)]
    [InlineData("ABC1234", "ABC123", 6f / 7)]
    [InlineData("A8C1234", "ABC1234", 1 - 0.25f / 7)]
    public void Similarity_TwoTexts_FromNothingToEqual(string a, string b, float expected) =>
        Assert.Equal(expected, TextSimilarity.Of(a, b), 1e-5f);
}

using EdgeGate.WebConsole.Accounts;
using Xunit;

namespace EdgeGate.WebConsole.Tests;

public sealed class PasswordTests
{
    [Fact]
    public void Hash_SamePasswordTwice_DiffersAndBothVerify()
    {
        var (one, two) = (PasswordHash.Create("rain on the neck"), PasswordHash.Create("rain on the neck"));
        Assert.NotEqual(one, two);
        Assert.True(PasswordHash.Verify("rain on the neck", one) && PasswordHash.Verify("rain on the neck", two));
        Assert.False(PasswordHash.Verify("rain on the neck ", one));
        Assert.StartsWith("pbkdf2-sha256$600000$", one, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("pbkdf2-sha256$600000$AAAA")]
    [InlineData("pbkdf2-sha256$0$AAAA$AAAA")]
    [InlineData("pbkdf2-sha256$99999999999$AAAA$AAAA")]
    [InlineData("pbkdf2-sha256$1$????$AAAA")]
    [InlineData("md5$1$AAAA$AAAA")]
    public void Verify_DamagedHash_IsFalse(string stored) => Assert.False(PasswordHash.Verify("anything", stored));

    [Fact]
    public void Verify_Nobody_IsFalse() => Assert.False(PasswordHash.Verify("", PasswordHash.Nobody));

    [Theory]
    [InlineData("short", "passwordShort")]
    [InlineData("passwordpassword", "passwordCommon")]
    [InlineData("Password1234!", "passwordCommon")]
    [InlineData("123456789012", "passwordCommon")]
    [InlineData("abcdefghijkl", "passwordCommon")]
    [InlineData("aaaaaaaaaaaaaa", "passwordCommon")]
    [InlineData("edgegateadmin", "passwordCommon")]
    [InlineData("lin2lin2lin2lin2", "passwordCommon")]
    [InlineData("qwertyuiop12345", "passwordCommon")]
    [InlineData("rain on the neck", null)]
    [InlineData("7hK-pq2_Zr9x", null)]
    [InlineData("停車場的門今天下雨了嗎", "passwordShort")]
    [InlineData("停車場的門今天又下大雨了嗎", null)]
    public void Refuse_Password_AsListed(string password, string? expected) => Assert.Equal(expected, AccountRules.Refuse(password, "lin"));

    [Theory]
    [InlineData("Lin", "lin")]
    [InlineData("  anna.k ", "anna.k")]
    [InlineData("x", null)]
    [InlineData("a b", null)]
    [InlineData("<script>", null)]
    [InlineData(null, null)]
    public void Normalise_Name_AsListed(string? typed, string? expected) => Assert.Equal(expected, AccountRules.Normalise(typed));
}

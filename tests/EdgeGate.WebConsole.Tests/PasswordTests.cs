using EdgeGate.WebConsole.Accounts;
using Xunit;

namespace EdgeGate.WebConsole.Tests;

[Trait("suite", "hard")]
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
    [InlineData("P@ssw0rd1234", "passwordCommon")]
    [InlineData("147258369147", "passwordCommon")]
    [InlineData("Summer2024Summer", "passwordCommon")]
    [InlineData("michael12345", "passwordCommon")]
    [InlineData("1qaz2wsx3edc", "passwordCommon")]
    [InlineData("1q2w3e4r5t6y", "passwordCommon")]
    [InlineData("Passwort2026!", "passwordCommon")]
    [InlineData("Sommer2025!!", "passwordCommon")]
    [InlineData("Winter01012026", "passwordCommon")]
    [InlineData("ManchesterUnited1", "passwordCommon")]
    [InlineData("monkeydragonlove", "passwordCommon")]
    [InlineData("iloveyou123456", "passwordCommon")]
    [InlineData("abc123abc123abc123", "passwordCommon")]
    [InlineData("qwertz123456", "passwordCommon")]
    [InlineData("asdfghjkl;'", "passwordShort")]
    [InlineData("asdfghjkl;'asdf", "passwordCommon")]
    [InlineData("Schranke2026", "passwordCommon")]
    [InlineData("unbelievable", "passwordCommon")]
    [InlineData("C0ntraseña2024", "passwordCommon")]
    [InlineData("19841984198419", "passwordCommon")]
    [InlineData("correct horse battery staple", null)]
    [InlineData("vier Tauben im Regen", null)]
    [InlineData("kLp8 wet moss", null)]
    [InlineData("rain on the neck", null)]
    [InlineData("7hK-pq2_Zr9x", null)]
    [InlineData("停車場的門今天下雨了嗎", "passwordShort")]
    [InlineData("停車場的門今天又下大雨了嗎", null)]
    public void Refuse_Password_AsListed(string password, string? expected) => Assert.Equal(expected, AccountRules.Refuse(password, "lin"));

    [Fact]
    public void Of_RandomLetters_AreWorthWhatTheyAre()
    {
        // No list of words and walks may make a good password a bad one: of a thousand random ones of twelve letters and figures none is
        // refused.
        var random = new Random(20261130);
        const string Signs = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        for (var i = 0; i < 1000; i++)
        {
            var password = new string(random.GetItems<char>(Signs, 12));
            Assert.True(AccountRules.Refuse(password, "lin") is null, password);
        }
    }

    [Fact]
    public void Of_AnythingTyped_IsNeverAFaultAndNeverMoreThanItsSignsAreWorth()
    {
        var random = new Random(20261130);
        for (var i = 0; i < 2000; i++)
        {
            var password = string.Concat(Enumerable.Range(0, random.Next(0, 128)).Select(_ => (char)random.Next(1, 0x3000)));
            Assert.InRange(PasswordGuess.Of(password, "lin"), 0, 3.0 * password.Length);
        }
    }

    [Theory]
    [InlineData("Lin", "lin")]
    [InlineData("  anna.k ", "anna.k")]
    [InlineData("x", null)]
    [InlineData("a b", null)]
    [InlineData("<script>", null)]
    [InlineData(null, null)]
    public void Normalise_Name_AsListed(string? typed, string? expected) => Assert.Equal(expected, AccountRules.Normalise(typed));
}

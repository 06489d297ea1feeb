using EdgeGate.TestKit;
using EdgeGate.WebConsole.Accounts;
using Xunit;

namespace EdgeGate.WebConsole.Tests;

public sealed class AccountStoreTests : IDisposable
{
    private const string Password = "rain on the neck 7";
    private readonly Folder _folder = new();
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_NewBox_KnowsNobody()
    {
        var store = Open();
        Assert.True(store.IsEmpty);
        Assert.Null(store.Verify("admin", "admin"));
        Assert.Null(store.Verify("", ""));
    }

    [Fact]
    public void Set_Account_SurvivesARestartAndIsForTheOwnerOnly()
    {
        Assert.Null(Open().Set("Lin", Password, Role.Technician));
        var again = Open();
        Assert.Equal(Role.Technician, again.Verify("lin", Password)!.Role);
        Assert.Null(again.Verify("lin", Password + "x"));
        Assert.DoesNotContain(Password, File.ReadAllText(_folder.File("accounts.json")), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File("accounts.json")));
    }

    [Fact]
    public void SetOrRemove_LastTechnician_IsRefused()
    {
        var store = Open();
        Assert.Equal("lastTechnician", store.Set("otto", Password, Role.Operator));
        Assert.Null(store.Set("lin", Password, Role.Technician));
        Assert.Equal("lastTechnician", store.Remove("lin"));
        Assert.Equal("lastTechnician", store.Set("lin", Password, Role.Operator));
        Assert.Equal("noSuchAccount", store.Remove("nobody"));
        Assert.Null(store.Set("otto", Password, Role.Operator));
        Assert.Null(store.Remove("otto"));
    }

    [Fact]
    public void Open_DamagedFile_IsSetAsideAndTheBoxIsAsNew()
    {
        File.WriteAllText(_folder.File("accounts.json"), "{ not json");
        var store = Open();
        Assert.True(store.IsEmpty);
        Assert.True(File.Exists(store.SetAside));
    }

    [Fact]
    public void Open_RandomlyDamagedFile_NeverThrowsAndNeverLetsAnybodyIn()
    {
        Assert.Null(Open().Set("lin", Password, Role.Technician));
        var whole = File.ReadAllBytes(_folder.File("accounts.json"));
        var random = new Random(20261125);
        for (var round = 0; round < 3000; round++)
        {
            var bytes = (byte[])whole.Clone();
            for (var change = random.Next(1, 12); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(_folder.File("accounts.json"), bytes[..random.Next(bytes.Length + 1)]);
            var store = Open();
            Assert.All(store.All, account => Assert.False(account.Password is "" or null));
        }
    }

    [Fact]
    public void Code_Issued_IsGoodAsTypedByPeopleAndOnlyOnce()
    {
        var codes = new OneTimeCode(_folder.Path, _time);
        var code = codes.Issue();
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", code);
        Assert.True(codes.IsRight(code));
        Assert.True(codes.IsRight($" {code.ToLowerInvariant().Replace('-', ' ').Replace('0', 'o').Replace('1', 'l')} "));
        Assert.False(codes.IsRight(code[..^1]));
        Assert.False(codes.IsRight(code + "0"));
        codes.Burn();
        Assert.False(codes.IsRight(code));
    }

    [Fact]
    public void Code_FromAnotherProcess_ReplacesTheOneBefore()
    {
        var codes = new OneTimeCode(_folder.Path, _time);
        var before = codes.Issue();
        var after = new OneTimeCode(_folder.Path, _time).Issue();
        Assert.False(codes.IsRight(before));
        Assert.True(codes.IsRight(after));
    }

    [Fact]
    public void Code_AfterADayOrWithAClockThatWentBack_IsRefused()
    {
        var codes = new OneTimeCode(_folder.Path, _time);
        var code = codes.Issue();
        _time.Advance(OneTimeCode.Lifetime + TimeSpan.FromSeconds(1));
        Assert.False(codes.IsRight(code));
        _time.JumpWallClock(TimeSpan.FromDays(-60));
        Assert.False(codes.IsRight(code));
    }

    private AccountStore Open() => new(_folder.Path, _time);
}

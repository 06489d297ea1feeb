using EdgeGate.TestKit;
using EdgeGate.WebConsole.Accounts;
using Xunit;

namespace EdgeGate.WebConsole.Tests;

[Trait("suite", "hard")]
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

    [Theory]
    [InlineData("{ not json")]
    [InlineData("""{"version":1,"accounts":[null]}""")]
    [InlineData("""{"version":1,"accounts":[{"name":null,"role":"Technician","password":"x","changed":"2026-01-01T00:00:00Z"}]}""")]
    [InlineData("[]")]
    [InlineData("")]
    public void Open_DamagedFile_IsSetAsideAndTheBoxIsAsNew(string content)
    {
        File.WriteAllText(_folder.File("accounts.json"), content);
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
    public void Set_DiskTakesNothing_SaysSoAndNothingHasChanged()
    {
        var folder = Path.Combine(_folder.Path, "gone");
        var store = new AccountStore(folder, _time);
        Assert.Null(store.Set("lin", Password, Role.Technician));
        Directory.Delete(folder, recursive: true);

        Assert.Equal("notKept", store.Set("otto", Password, Role.Operator));

        Assert.Equal("lin", Assert.Single(store.All).Name);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void Write_ThatCannotBeFinished_LeavesNoPartWithASecret()
    {
        var target = _folder.File("taken");
        Directory.CreateDirectory(target);

        Assert.ThrowsAny<Exception>(() => PrivateFile.Write(target, "secret"u8));

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Open_RoleThatIsNone_MayDoTheLeast()
    {
        Assert.Null(Open().Set("lin", Password, Role.Technician));
        File.WriteAllText(_folder.File("accounts.json"),
            File.ReadAllText(_folder.File("accounts.json")).Replace("\"Technician\"", "7", StringComparison.Ordinal));

        Assert.Equal(Role.Operator, Assert.Single(Open().All).Role);
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
    public void Code_ClockSetAfterItWasIssued_IsStillGood()
    {
        var codes = new OneTimeCode(_folder.Path, _time);
        var code = codes.Issue();
        foreach (var days in (int[])[300, -700])
        {
            _time.JumpWallClock(TimeSpan.FromDays(days));
            Assert.True(codes.IsRight(code));
        }
    }

    [Fact]
    public void Code_AfterADayOrAnotherStartOfTheMachine_IsRefused()
    {
        var codes = new OneTimeCode(_folder.Path, _time);
        var code = codes.Issue();
        Assert.False(new OneTimeCode(_folder.Path, _time, "another boot").IsRight(code));
        _time.Advance(OneTimeCode.Lifetime + TimeSpan.FromSeconds(1));
        Assert.False(codes.IsRight(code));
    }

    [Fact]
    public void Code_OfAnEarlierRelease_GoesByTheWallClock()
    {
        File.WriteAllText(_folder.File("first-code.json"),
            $$"""{"hash":"{{PasswordHash.Create("ABCDEFGHJKMN")}}","issued":"{{_time.GetUtcNow():O}}"}""");
        var codes = new OneTimeCode(_folder.Path, _time);
        Assert.True(codes.IsRight("abcd-efgh-jkmn"));
        _time.Advance(OneTimeCode.Lifetime + TimeSpan.FromSeconds(1));
        Assert.False(codes.IsRight("abcd-efgh-jkmn"));
    }

    private AccountStore Open() => new(_folder.Path, _time);
}

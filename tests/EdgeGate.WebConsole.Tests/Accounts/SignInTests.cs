using System.Net;
using EdgeGate.WebConsole.Accounts;
using Xunit;

namespace EdgeGate.WebConsole.Tests.Accounts;

/// <summary>Strangers guess through the same tunnel, so that all have one address: the right person gets in all the same.</summary>
[Trait("suite", "hard")]
public sealed class SignInTests : IDisposable
{
    private readonly TestServer _server = new();

    public SignInTests() => Assert.Null(_server.Server.Services.Accounts.Set("lin", TestServer.Password, Role.Technician));

    private int WrongOnes => _server.Lane.Audits.Count(line => line.EndsWith("gave a wrong password for lin", StringComparison.Ordinal));

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Login_ManyWrongAtOnce_NoMoreThanFiveAreLookedAt()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Login($"not the password {i}")));

        Assert.InRange(WrongOnes, 1, 5);
        Assert.Equal(WrongOnes, answers.Count(answer => answer.Status == HttpStatusCode.Forbidden));
        Assert.All(answers, answer => Assert.Contains(answer.Status,
            new[] { HttpStatusCode.Forbidden, HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable }));
    }

    [Fact]
    public async Task Login_WhileStrangersGuess_OnADeviceThatSignedInBefore_GoesThrough()
    {
        var cookie = await DeviceCookie();
        await Guess();

        Assert.Equal(HttpStatusCode.TooManyRequests, (await Login(TestServer.Password)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Login(TestServer.Password, cookie)).Status);
    }

    [Fact]
    public async Task Login_WhileStrangersGuess_OnAnyOtherDevice_WaitsAMinuteAtMost()
    {
        await Guess();
        _server.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(HttpStatusCode.OK, (await Login(TestServer.Password)).Status);
    }

    [Fact]
    public async Task First_WhileStrangersGuessAtPasswordsAndCodes_GoesThrough()
    {
        var code = _server.Server.Services.Code.Issue();
        await Guess();
        for (var i = 0; i < 40; i++)
            Assert.Equal(HttpStatusCode.Forbidden, (await Code("0000-0000-0000")).Status);

        Assert.Equal(HttpStatusCode.OK, (await Code(code)).Status);
        Assert.InRange(_server.Lane.Audits.Count(line => line.EndsWith("gave a wrong one-time code", StringComparison.Ordinal)), 5, 8);
    }

    [Fact]
    public async Task Password_WhileStrangersGuess_CanBeChanged()
    {
        var who = _server.SignIn(Role.Technician);
        await Guess();

        Assert.Equal(HttpStatusCode.NoContent, (await _server.Send("POST", "/api/password", who,
            $$"""{"current":"{{TestServer.Password}}","password":"another long one 9"}""")).Status);
    }

    [Fact]
    public async Task Password_WrongAgainAndAgain_HasToWait()
    {
        var who = _server.SignIn(Role.Technician);
        HttpStatusCode status = 0;
        for (var i = 0; i < 11; i++)
            status = (await _server.Send("POST", "/api/password", who, """{"current":"wrong","password":"another long one 9"}""")).Status;

        Assert.Equal(HttpStatusCode.TooManyRequests, status);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("1")]
    [InlineData("-3")]
    [InlineData("99999")]
    [InlineData("\"7\"")]
    [InlineData("\"1\"")]
    [InlineData("\"technician\"")]
    [InlineData("\"Technician,Operator\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    public async Task Account_RoleThatIsNone_IsRefused(string role)
    {
        var body = $$"""{"name":"kim","password":"{{TestServer.Password}}","role":{{role}}}""";

        Assert.Equal(HttpStatusCode.BadRequest,
            (await _server.Send("POST", "/api/accounts", _server.SignIn(Role.Technician), body)).Status);

        Assert.Equal("lin", Assert.Single(_server.Server.Services.Accounts.All).Name);
    }

    [Fact]
    public async Task Account_OnesOwn_IsNotSetWithoutThePresentPassword()
    {
        var body = """{"name":"Lin","password":"another long one 9","role":"Technician"}""";

        var (status, answer) = await _server.Send("POST", "/api/accounts", _server.SignIn(Role.Technician), body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("ownAccount", answer, StringComparison.Ordinal);
        Assert.NotNull(_server.Server.Services.Accounts.Verify("lin", TestServer.Password));
    }

    [Fact]
    public async Task Session_FifthOfOnePerson_SignsOutOnlyThatPersonsOldest()
    {
        var other = _server.SignIn(Role.Technician, "otto");
        var first = _server.SignIn(Role.Operator, "kim");
        for (var i = 0; i < 40; i++)
        {
            _server.Time.Advance(TimeSpan.FromSeconds(1));
            _server.SignIn(Role.Operator, "kim");
        }

        Assert.Equal(HttpStatusCode.OK, (await _server.Send("GET", "/api/session", other)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _server.Send("GET", "/api/session", first)).Status);
    }

    private async Task Guess()
    {
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.Forbidden, (await Login("not the password")).Status);
        for (var i = 0; i < 20; i++)
            Assert.Equal(HttpStatusCode.TooManyRequests, (await Login("not the password")).Status);
    }

    private Task<(HttpStatusCode Status, string Body)> Login(string password, string? device = null)
    {
        var request = _server.Request("POST", "/api/login", json: $$"""{"name":"lin","password":"{{password}}"}""");
        if (device is not null)
            request.Headers.Add("Cookie", device);
        return _server.Send(request);
    }

    private Task<(HttpStatusCode Status, string Body)> Code(string code) =>
        _server.Send("POST", "/api/first", json: $$"""{"code":"{{code}}","name":"kim","password":"{{TestServer.Password}}"}""");

    private async Task<string> DeviceCookie()
    {
        using var answer = await _server.Http.SendAsync(
            _server.Request("POST", "/api/login", json: $$"""{"name":"lin","password":"{{TestServer.Password}}"}"""),
            TestContext.Current.CancellationToken);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"),
            line => line.StartsWith(DeviceMarks.Cookie, StringComparison.Ordinal));
        foreach (var part in new[] { "secure", "httponly", "samesite=strict", "path=/", "max-age=" })
            Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
        return cookie.Split(';')[0];
    }
}

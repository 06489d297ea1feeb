using System.Net;
using System.Text.Json;
using EdgeGate.Configuration.Options;
using EdgeGate.WebConsole.Accounts;
using EdgeGate.WebConsole.Http;
using EdgeGate.WebConsole.Ports;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeGate.WebConsole.Tests;

/// <summary>What a browser, a stranger and a broken client get.</summary>
public sealed class HttpTests : IDisposable
{
    private readonly TestServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task First_RightCode_MakesATechnicianOnceAndSetsACookieThatScriptsCannotRead()
    {
        var code = _server.Server.Services.Code.Issue();
        var body = $$"""{"code":"{{code}}","name":"Lin","password":"{{TestServer.Password}}"}""";

        using var answer = await _server.Http.SendAsync(_server.Request("POST", "/api/first", json: body),
            TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"),
            line => line.StartsWith("__Host-edgegate=", StringComparison.Ordinal));
        foreach (var part in new[] { "secure", "httponly", "samesite=strict", "path=/" })
            Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.Forbidden, (await _server.Send("POST", "/api/first", json: body)).Status);
        Assert.Contains(_server.Lane.Audits, line => line.Contains("one-time code", StringComparison.Ordinal));
        Assert.DoesNotContain(_server.Lane.Audits, line => line.Contains(TestServer.Password, StringComparison.Ordinal));
    }

    [Fact]
    public void Start_ThatFailsAfterThePortWasTaken_GivesThePortBack()
    {
        using var folder = new Folder();
        var options = new ConsoleOptions { Port = FreePort() };

        Assert.Throws<IOException>(() => new WebConsoleServer(
            _server.Lane.Ports, options, folder.Path, _server.Time, NullLogger.Instance, _ => throw new IOException("no display")));

        using var second = new WebConsoleServer(_server.Lane.Ports, options, folder.Path, _server.Time, NullLogger.Instance);
        Assert.Equal(options.Port, second.Port);
    }

    [Theory]
    [InlineData("any")]
    [InlineData("lo")]
    public void Start_AtAnyAddressOrANetworkPort_Answers(string address)
    {
        using var folder = new Folder();

        using var server = new WebConsoleServer(
            _server.Lane.Ports, new ConsoleOptions { Port = 0, Address = address }, folder.Path, _server.Time, NullLogger.Instance);

        Assert.NotEqual(0, server.Port);
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    [Fact]
    public async Task Login_UnknownNameAndWrongPassword_AreAnsweredAlike()
    {
        MakeLin();
        var known = await Login("not the password");
        var unknown = await _server.Send("POST", "/api/login", json: """{"name":"nobody","password":"not the password"}""");
        Assert.Equal(known, unknown);
    }

    [Fact]
    public async Task Logout_ThenTheOldCookie_IsNobody()
    {
        var who = _server.SignIn(Role.Operator);
        Assert.Equal(HttpStatusCode.NoContent, (await _server.Send("POST", "/api/logout", who)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _server.Send("GET", "/api/session", who)).Status);
    }

    [Fact]
    public async Task BackgroundRequests_Always_LeaveTheIdleTimeRunning()
    {
        var who = _server.SignIn(Role.Operator);
        for (var minute = 0; minute < 14; minute++)
        {
            _server.Time.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal(HttpStatusCode.OK, (await _server.Send("GET", "/api/lane", who)).Status);
        }

        _server.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await _server.Send("GET", "/api/lane", who)).Status);
    }

    [Fact]
    public async Task Open_WithReason_IsRecordedBeforeTheBarrierIsAsked()
    {
        var who = _server.SignIn(Role.Operator);
        Assert.Equal(HttpStatusCode.BadRequest, (await _server.Send("POST", "/api/gate/open", who, """{"reason":" "}""")).Status);
        Assert.Empty(_server.Lane.Commands);
        Assert.Equal(HttpStatusCode.OK, (await _server.Send("POST", "/api/gate/open", who, "{\"reason\":\"delivery\\nof bread\"}")).Status);
        Assert.Equal([GateCommand.Open], _server.Lane.Commands);
        Assert.Contains(_server.Lane.Audits, line => line.StartsWith("lin at 127.0.0.1", StringComparison.Ordinal)
            && line.EndsWith("pressed Open: delivery of bread", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Presence_IsShownAndPutRightWithAReasonAndAName()
    {
        var (lin, kim) = (_server.SignIn(Role.Operator), _server.SignIn(Role.Technician));
        var (status, shown) = await _server.Send("GET", "/api/presence", lin);
        Assert.Equal(HttpStatusCode.OK, status);
        using var report = JsonDocument.Parse(shown);
        Assert.Equal((2, 20, "ABC1234"), (report.RootElement.GetProperty("inside").GetInt32(), report.RootElement.GetProperty("capacity")
            .GetInt32(), report.RootElement.GetProperty("vehicles")[0].GetProperty("plate").GetString()));

        Assert.Equal(HttpStatusCode.BadRequest,
            (await _server.Send("POST", "/api/presence/remove", lin, """{"plate":"ABC1234","reason":" "}""")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _server.Send("POST", "/api/presence/clear", lin, """{"reason":"closing"}""")).Status);
        Assert.EndsWith("looked at who is inside", Assert.Single(_server.Lane.Audits));
        _server.Lane.Audits.Clear();
        Assert.Equal(HttpStatusCode.OK,
            (await _server.Send("POST", "/api/presence/remove", lin, """{"plate":"ABC1234","reason":"has left"}""")).Status);
        Assert.Equal(HttpStatusCode.OK,
            (await _server.Send("POST", "/api/presence/clear", kim, """{"plate":"ABC1234","reason":"closing"}""")).Status);
        Assert.Collection(
            _server.Lane.Audits,
            line => Assert.True(line.StartsWith("page: ", StringComparison.Ordinal)
                && line.EndsWith("Remove ABC1234: has left", StringComparison.Ordinal), line),
            line => Assert.EndsWith("Clear : closing", line));
    }

    [Fact]
    public async Task Open_ThatCannotBeRecorded_IsNotDone_ButStoppingIs()
    {
        _server.Lane.Records = false;
        var who = _server.SignIn(Role.Operator);
        Assert.Equal(HttpStatusCode.ServiceUnavailable,
            (await _server.Send("POST", "/api/gate/open", who, """{"reason":"visitor"}""")).Status);
        Assert.Empty(_server.Lane.Commands);
        Assert.Equal(HttpStatusCode.OK, (await _server.Send("POST", "/api/gate/hold", who)).Status);
        Assert.Equal([GateCommand.Hold], _server.Lane.Commands);
    }

    [Theory]
    [InlineData("release", false)]
    [InlineData("reset", false)]
    [InlineData("open", true)]
    public async Task Post_LiftsARestrictionOrAnswersAFire_DoneWithoutARecordAndRecordedLater(string command, bool fire)
    {
        (_server.Lane.Records, _server.Lane.Fire) = (false, fire);
        var who = _server.SignIn(Role.Operator);

        Assert.Equal(HttpStatusCode.OK,
            (await _server.Send("POST", $"/api/gate/{command}", who, """{"reason":"the hold is over"}""")).Status);

        Assert.Equal([Enum.Parse<GateCommand>(command, ignoreCase: true)], _server.Lane.Commands);
        Assert.Contains(_server.Lane.Audits,
            line => line.EndsWith("the hold is over (done before it could be recorded)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Open_RefusedOrNotTaken_SaysSo()
    {
        var who = _server.SignIn(Role.Operator);
        _server.Lane.Accepts = false;
        Assert.Equal(HttpStatusCode.Conflict, (await _server.Send("POST", "/api/gate/open", who, """{"reason":"visitor"}""")).Status);
        _server.Lane.Answers = false;
        Assert.Equal(HttpStatusCode.ServiceUnavailable,
            (await _server.Send("POST", "/api/gate/open", who, """{"reason":"visitor"}""")).Status);
    }

    [Fact]
    public async Task Password_Changed_SignsOutTheOtherBrowsers()
    {
        MakeLin();
        var (here, elsewhere) = (_server.SignIn(Role.Technician), _server.SignIn(Role.Technician));
        var body = $$"""{"current":"{{TestServer.Password}}","password":"another long one 9"}""";
        Assert.Equal(HttpStatusCode.NoContent, (await _server.Send("POST", "/api/password", here, body)).Status);
        Assert.Equal(HttpStatusCode.OK, (await _server.Send("GET", "/api/session", here)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _server.Send("GET", "/api/session", elsewhere)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _server.Send("POST", "/api/password", here, body)).Status);
    }

    [Fact]
    public async Task Settings_Written_AreAuditedWithTheirValues()
    {
        var who = _server.SignIn(Role.Technician);

        Assert.Equal(HttpStatusCode.NoContent,
            (await _server.Send("POST", "/api/settings", who, """{"values":{"vision.zone.left":"0.1"}}""")).Status);

        Assert.Equal("0.1", _server.Lane.Values["vision.zone.left"]);
        Assert.Contains(_server.Lane.Audits,
            line => line.EndsWith("set in the configuration: vision.zone.left = 0.1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"values":{"vision.zone.left":"7"}}""", HttpStatusCode.Conflict)]
    [InlineData("""{"values":{"console.address":"any"}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"values":{"vision.zone.left":"0.1","access.mode":"openToAll"}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"values":{"vision.zone.left":null}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"values":{}}""", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    public async Task Settings_OthersOrWrongOnes_AreRefusedAndNotAudited(string body, HttpStatusCode expected)
    {
        Assert.Equal(expected, (await _server.Send("POST", "/api/settings", _server.SignIn(Role.Technician), body)).Status);

        Assert.DoesNotContain(_server.Lane.Audits, line => line.Contains("configuration", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PUT", """{"old":null,"new":{"plate":"ABC1234","list":"allow"}}""", "Done", HttpStatusCode.OK, "")]
    [InlineData("PUT", """{"old":null,"new":{"plate":"ABC1234","list":"allow"},"confirmed":true}""", "Done", HttpStatusCode.OK, "")]
    [InlineData("PUT", """{"old":{"plate":"A"},"new":{"plate":"B"}}""", "Changed", HttpStatusCode.Conflict, "entryChanged")]
    [InlineData("PUT", """{"old":null,"new":{"plate":"B"}}""", "Listed", HttpStatusCode.Conflict, "entryListed")]
    [InlineData("PUT", """{"old":null,"new":{"plate":"*"}}""", "Bad", HttpStatusCode.BadRequest, "entryBad")]
    [InlineData("DELETE", """{"old":{"plate":"A"}}""", "Done", HttpStatusCode.OK, "")]
    [InlineData("DELETE", """{"old":{"plate":"A"}}""", "Changed", HttpStatusCode.Conflict, "entryChanged")]
    public async Task ListEntry_Changed_ByItsOldRowAndAnsweredWithWhatBecameOfIt(string method, string body, string outcome,
        HttpStatusCode status, string error)
    {
        _server.Lane.EntryAnswer = new(Enum.Parse<Domain.Records.ListEntryOutcome>(outcome), "");

        var (answered, text) = await _server.Send(method, "/api/list/entry", _server.SignIn(Role.Operator), body);

        Assert.Equal(status, answered);
        Assert.Equal(error.Length == 0 ? null : error, JsonDocument.Parse(text).RootElement.GetProperty("error").GetString());
        var order = Assert.Single(_server.Lane.EntryOrders);
        Assert.Equal((method == "DELETE", body.Contains("confirmed", StringComparison.Ordinal)), (order.New is null, order.Confirmed));
        Assert.StartsWith("lin at ", order.Who, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUT", """{"old":{"plate":"A"}}""")]
    [InlineData("DELETE", """{"new":{"plate":"A"}}""")]
    public async Task ListEntry_WithoutWhatItNeeds_IsRefused(string method, string body)
    {
        Assert.Equal(HttpStatusCode.BadRequest,
            (await _server.Send(method, "/api/list/entry", _server.SignIn(Role.Operator), body)).Status);

        Assert.Empty(_server.Lane.EntryOrders);
    }

    [Theory]
    [InlineData("evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost.evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("LOCALHOST", HttpStatusCode.OK)]
    public async Task Host_NotOurs_IsRefused(string host, HttpStatusCode expected)
    {
        var request = _server.Request("GET", "/api/state");
        request.Headers.Host = $"{host}:{_server.Server.Port}";
        Assert.Equal(expected, (await _server.Send(request)).Status);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/state")]
    [InlineData("/api/lane")]
    [InlineData("/nothing/here")]
    public async Task EveryAnswer_GoodOrBad_HasTheHeaders(string path)
    {
        using var answer = await _server.Http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(SecurityHeaders.ContentPolicy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.NotNull(answer.Headers.CacheControl);
    }

    [Theory]
    [InlineData("/assets/../accounts.json")]
    [InlineData("/assets/..%2faccounts.json")]
    [InlineData("/assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    [InlineData("/assets/accounts.json")]
    public async Task Assets_OutsideTheBinary_AreNotThere(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _server.Send(_server.Request("GET", path))).Status);

    [Fact]
    public async Task Body_TooLargeOrOfAnotherKind_IsRefused()
    {
        var who = _server.SignIn(Role.Operator);
        await RefusedAsTooLarge(_server.Request("POST", "/api/gate/open", who, new string('x', 20_000)));
        var chunked = _server.Request("POST", "/api/gate/open", who, $$"""{"reason":"{{new string('x', 20_000)}}"}""");
        chunked.Headers.TransferEncodingChunked = true;
        await RefusedAsTooLarge(chunked);
        var form = _server.Request("POST", "/api/gate/open", who, "reason=visitor");
        form.Content!.Headers.ContentType = new("application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await _server.Send(form)).Status);
        foreach (var type in (string?[])[null, "application/x-www-form-urlencoded"])
        {
            var parts = _server.Request("POST", "/api/gate/open", who, """{"reason":"visitor"}""");
            parts.Headers.TransferEncodingChunked = true;
            parts.Content!.Headers.ContentType = type is null ? null : new(type);
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await _server.Send(parts)).Status);
        }

        Assert.Empty(_server.Lane.Commands);
    }

    [Theory]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    public async Task Change_HeaderOfTheBrowserTwice_IsRefused(string header, string value)
    {
        var request = _server.Request("POST", "/api/gate/open", _server.SignIn(Role.Operator), """{"reason":"visitor"}""");
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        request.Headers.TryAddWithoutValidation(header, value);

        Assert.Equal(HttpStatusCode.Forbidden, (await _server.Send(request)).Status);

        Assert.Empty(_server.Lane.Commands);
    }

    [Fact]
    public async Task Bodies_Random_AreAnsweredAndNeverAFaultOfOurs()
    {
        var who = _server.SignIn(Role.Technician);
        var random = new Random(20261125);
        string[] pieces = ["{", "}", "[", "]", "\"name\"", ":", ",", "null", "1e999", "\"\\ud800\"", "\"reason\"", "true", "\u0000", "\"\"",
            "-"];
        foreach (var endpoint in EndpointTable.All.Where(endpoint => endpoint.Method is "POST" or "PUT"
            && endpoint.Path is not ("/api/logout" or "/api/login" or "/api/first" or "/api/password")))
        {
            for (var round = 0; round < 60; round++)
            {
                var body = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)]));
                var request = _server.Request(endpoint.Method, endpoint.Path.Replace("{name}", "x", StringComparison.Ordinal)
                    .Replace("{number}", "1", StringComparison.Ordinal), who, body);
                request.Content!.Headers.ContentType = new(endpoint.Accepts);
                var (status, answer) = await _server.Send(request);
                Assert.True((int)status < 500, $"{endpoint.Path}: {body}: {status} {answer}");
            }
        }
    }

    [Fact]
    public void Certificate_MadeAtFirstStart_NamesTheBoxAndStays()
    {
        using var folder = new Folder();
        var first = WebConsole.Serving.BoxCertificate.Open(folder.Path);
        Assert.Equal(first.Fingerprint, WebConsole.Serving.BoxCertificate.Open(folder.Path).Fingerprint);
        Assert.Matches("^([0-9A-F]{2}:){31}[0-9A-F]{2}$", first.Fingerprint);
        Assert.True(first.Certificate.MatchesHostname("localhost"));
        Assert.True(first.Certificate.MatchesHostname("127.0.0.1"));
        Assert.True(first.Certificate.HasPrivateKey);
        Assert.True(first.Certificate.NotBefore.ToUniversalTime() <= new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)
            && first.Certificate.NotAfter.Year > 2045);
        File.WriteAllText(folder.File("tls.pem"), "damaged");
        Assert.NotNull(WebConsole.Serving.BoxCertificate.Open(folder.Path));
    }

    [Fact]
    public async Task Session_Body_CarriesRoleAndToken()
    {
        var who = _server.SignIn(Role.Operator);
        using var json = JsonDocument.Parse((await _server.Send("GET", "/api/session", who)).Body);
        Assert.Equal("Operator", json.RootElement.GetProperty("role").GetString());
        Assert.Equal(who.Session.Csrf, json.RootElement.GetProperty("csrf").GetString());
        Assert.Equal(900, json.RootElement.GetProperty("secondsLeft").GetInt32());
    }

    private async Task RefusedAsTooLarge(HttpRequestMessage request)
    {
        try
        {
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await _server.Send(request)).Status);
        }
        catch (HttpRequestException)
        {
            // Cut off while it was still sending: refused as well.
        }
    }

    private void MakeLin() => Assert.Null(_server.Server.Services.Accounts.Set("lin", TestServer.Password, Role.Technician));

    private Task<(HttpStatusCode Status, string Body)> Login(string password) =>
        _server.Send("POST", "/api/login", json: $$"""{"name":"lin","password":"{{password}}"}""");
}

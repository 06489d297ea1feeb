using System.Net;
using EdgeGate.WebConsole.Accounts;
using EdgeGate.WebConsole.Http;
using EdgeGate.WebConsole.Ports;
using Xunit;

namespace EdgeGate.WebConsole.Tests.Http;

/// <summary>What a person asked for two seconds ago, and has given up by now, is not done any more.</summary>
[Trait("suite", "hard")]
public sealed class CommandWindowTests : IDisposable
{
    private static readonly TimeSpan TooLong = CommandWindow.Length + TimeSpan.FromMilliseconds(1);

    private readonly TestServer _server = new();

    public static TheoryData<string, string> Changes
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var endpoint in EndpointTable.All.Where(endpoint => endpoint.Changes && endpoint.Access != AllowedCaller.Anyone
                && !endpoint.EvenLate))
                rows.Add(endpoint.Method, endpoint.Path);
            return rows;
        }
    }

    public void Dispose() => _server.Dispose();

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Change_PressedLongAgo_IsRefusedAndAudited(string method, string path)
    {
        var request = _server.Request(method, path.Replace("{name}", "camera", StringComparison.Ordinal)
            .Replace("{number}", "1", StringComparison.Ordinal), _server.SignIn(Role.Technician));
        request.Content!.Headers.ContentType = new(EndpointTable.All.Single(endpoint => endpoint.Method == method
            && endpoint.Path == path).Accepts);
        _server.Time.Advance(TooLong);

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await _server.Send(request)).Status);

        Assert.EndsWith($"was too late, and nothing was done: {method} {path}", Assert.Single(_server.Lane.Audits),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.0")]
    [InlineData("never.0")]
    [InlineData("99999999999999999999")]
    [InlineData("")]
    public async Task Open_PressedInNoMomentOfThisRun_IsRefused(string pressed)
    {
        var request = Open(pressed);

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await _server.Send(request)).Status);

        Assert.Empty(_server.Lane.Commands);
    }

    [Fact]
    public async Task Open_PressedInTheFuture_IsRefused()
    {
        var clock = _server.Server.Services.Clock;

        Assert.Equal(HttpStatusCode.PreconditionFailed,
            (await _server.Send(Open(clock.Write(clock.Now + TimeSpan.FromSeconds(1))))).Status);

        Assert.Empty(_server.Lane.Commands);
    }

    [Fact]
    public async Task Open_WithoutTheMoment_IsRefused()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await _server.Send(Open(null))).Status);

        Assert.Empty(_server.Lane.Commands);
    }

    [Fact]
    public async Task Open_RecordTakesTooLong_IsNotDone()
    {
        _server.Lane.OnRecord = () => _server.Time.Advance(TooLong);

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Open()).Status);

        Assert.Empty(_server.Lane.Commands);
        Assert.EndsWith("was too late, and nothing was done: POST /api/gate/open", _server.Lane.Audits[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_LaneTakesTooLong_IsNotDone()
    {
        _server.Lane.OnPost = _ => _server.Time.Advance(TooLong);

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Open()).Status);

        Assert.Empty(_server.Lane.Commands);
    }

    [Fact]
    public async Task Open_PersonHasGivenUp_IsNotDone()
    {
        using var person = new CancellationTokenSource();
        _server.Lane.OnRecord = person.Cancel;
        var noticed = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Lane.OnPost = stillWanted => noticed.SetResult(SpinWait.SpinUntil(() => !stillWanted(), TimeSpan.FromSeconds(20)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _server.Http.SendAsync(Open(_server.Server.Services.Clock.Text),
            person.Token));

        Assert.True(await noticed.Task);
        Assert.Empty(_server.Lane.Commands);
    }

    [Fact]
    public async Task Open_SignedOutMeanwhile_IsNotDone()
    {
        var who = _server.SignIn(Role.Operator);
        _server.Lane.OnRecord = () => _server.Server.Services.Sessions.End(who.Session);

        Assert.Equal(HttpStatusCode.PreconditionFailed,
            (await _server.Send("POST", "/api/gate/open", who, """{"reason":"visitor"}""")).Status);

        Assert.Empty(_server.Lane.Commands);
    }

    [Fact]
    public async Task Open_WhileStrangersFillTheHashing_IsDone()
    {
        using var hold = new ManualResetEventSlim();
        using var busy = new SemaphoreSlim(0);
        var services = _server.Server.Services;
        Assert.True(TryFill(services, busy, hold));
        await busy.WaitAsync(TestContext.Current.CancellationToken);
        var waiting = 0;
        while (waiting < 100 && TryFill(services, busy, hold))
            waiting++;

        Assert.Equal(4, waiting);
        Assert.Equal(HttpStatusCode.ServiceUnavailable,
            (await _server.Send("POST", "/api/login", json: """{"name":"lin","password":"not the password"}""")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Open()).Status);
        hold.Set();
    }

    [Fact]
    public async Task Hold_PressedLongAgo_IsObeyed()
    {
        Assert.Equal(HttpStatusCode.OK, (await _server.Send(Hold(TooLong))).Status);

        Assert.Equal([GateCommand.Hold], _server.Lane.Commands);
    }

    [Fact]
    public async Task Hold_PressedLongBeforeAFireAlarm_IsNotObeyed_ButOneOfNowIs()
    {
        _server.Lane.Fire = true;

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await _server.Send(Hold(TooLong))).Status);
        Assert.Empty(_server.Lane.Commands);

        Assert.Equal(HttpStatusCode.OK, (await _server.Send(Hold(TimeSpan.Zero))).Status);
        Assert.Equal([GateCommand.Hold], _server.Lane.Commands);
    }

    [Fact]
    public async Task Hold_WhileAnOpeningWaitsForItsRecord_DoesNotWait()
    {
        using var recorded = new ManualResetEventSlim();
        _server.Lane.OnRecord = recorded.Wait;
        var opening = Open();

        Assert.Equal(HttpStatusCode.OK, (await _server.Send(Hold(TimeSpan.Zero))).Status);

        Assert.Equal([GateCommand.Hold], _server.Lane.Commands);
        recorded.Set();
        await opening;
    }

    private static bool TryFill(WebConsole.Serving.ConsoleServices services, SemaphoreSlim busy, ManualResetEventSlim hold)
    {
        try
        {
            _ = services.HashWorker.Run(() =>
            {
                busy.Release();
                hold.Wait();
                return true;
            });
            return true;
        }
        catch (WebConsole.Serving.BusyException)
        {
            return false;
        }
    }

    private Task<(HttpStatusCode Status, string Body)> Open() => _server.Send(Open(_server.Server.Services.Clock.Text));

    private HttpRequestMessage Open(string? pressed)
    {
        var request = _server.Request("POST", "/api/gate/open", _server.SignIn(Role.Operator), """{"reason":"visitor"}""");
        request.Headers.Remove(CommandWindow.Header);
        if (pressed is not null)
            request.Headers.TryAddWithoutValidation(CommandWindow.Header, pressed);
        return request;
    }

    private HttpRequestMessage Hold(TimeSpan ago)
    {
        var request = _server.Request("POST", "/api/gate/hold", _server.SignIn(Role.Operator));
        _server.Time.Advance(ago);
        return request;
    }
}

using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using EdgeGate.WebConsole.Accounts;
using EdgeGate.WebConsole.Http;
using EdgeGate.WebConsole.Live;
using EdgeGate.WebConsole.Ports;
using EdgeGate.WebConsole.Serving;
using Xunit;

namespace EdgeGate.WebConsole.Tests.Serving;

/// <summary>A crowd at the real server: whoever is signed in goes on, and what is refused is refused with words.</summary>
[Trait("suite", "hard")]
public sealed class CrowdTests : IDisposable
{
    private readonly TestServer _server = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Strangers_HoldTwoHundredConnections_NobodyElseNotices()
    {
        var who = _server.SignIn(Role.Technician);
        Assert.Equal(HttpStatusCode.OK, (await _server.Send("GET", "/api/session", who)).Status);
        var crowd = new List<TcpClient>();
        for (var i = 0; i < 200; i++)
            crowd.Add(new TcpClient("127.0.0.1", _server.Server.Port));

        Assert.Equal(HttpStatusCode.OK, (await _server.Send("GET", "/api/session", who)).Status);
        using var another = _server.NewClient();
        using var answer = await another.SendAsync(_server.Request("GET", "/api/session", who), Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.InRange(_server.Server.Services.Connections.Count, 1, ConnectionShares.Most);
        crowd.ForEach(connection => connection.Dispose());
    }

    [Fact]
    public async Task Sockets_OnePageTooManyOfOnePerson_IsToldWhyAndAnotherPersonHasHis()
    {
        var (one, other) = (_server.SignIn(Role.Technician), _server.SignIn(Role.Technician, "otto"));
        var held = new List<ClientWebSocket>();
        for (var i = 0; i < SocketShares.OfOne; i++)
            held.Add(await Connect(one));

        // A browser tells its page how a socket was closed, and nothing of one that was refused.
        Assert.Equal(Sockets.TooManyPages, await EndOf(await Connect(one)));
        Assert.Equal(Sockets.TooManyPages, await EndOf(await Connect(one, "/api/contacts")));
        Assert.Null(await EndOf(await Connect(other)));

        // One that is gone makes room, whether it said good-bye or not.
        held[0].Abort();
        while (await EndOf(await Connect(one)) is not null)
            await Task.Yield();
        await held[1].CloseAsync(WebSocketCloseStatus.NormalClosure, null, Stop);
        while (await EndOf(await Connect(one)) is not null)
            await Task.Yield();
    }

    [Fact]
    public async Task Sockets_PageThatConnectsAgainAndAgain_HoldsOnePlaceAndTheOldOnesEnd()
    {
        var who = _server.SignIn(Role.Technician);
        using var elsewhere = await Connect(who, "/api/live?page=another");
        var before = await Connect(who, "/api/live?page=one");
        for (var i = 0; i < 2 * SocketShares.OfOne; i++)
        {
            var next = await Connect(who, "/api/live?page=one");
            Assert.Equal(WebSocketCloseStatus.NormalClosure, await EndOf(before, whole: true));
            before = next;
        }

        // A test of the contacts that is dialled again: the button of the old one is let go of with it.
        using var button = await Connect(who, "/api/contacts?page=one");
        await button.SendAsync(System.Text.Encoding.UTF8.GetBytes($"open {who.Session.Csrf} {_server.Server.Services.Clock.Text}"),
            WebSocketMessageType.Text, true, Stop);
        await button.ReceiveAsync(new byte[64].AsMemory(), Stop);
        using var again = await Connect(who, "/api/contacts?page=one");
        Assert.True(SpinWait.SpinUntil(() => _server.Lane.Commands.Count == 2, TimeSpan.FromSeconds(20)));
        Assert.Equal([GateCommand.Open, GateCommand.Hold], _server.Lane.Commands);

        using var third = await Connect(who, "/api/live?page=third");
        Assert.Null(await EndOf(third));
        Assert.Null(await EndOf(before));
        Assert.Null(await EndOf(elsewhere));
    }

    [Fact]
    public async Task LargeBody_WhileAnotherIsRead_IsRefusedBeforeItIsRead()
    {
        var who = _server.SignIn(Role.Operator);
        using var never = new NeverEnding();
        var first = _server.Request("PUT", "/api/list", who);
        first.Content = new StreamContent(never) { Headers = { ContentType = new("text/csv") } };
        var sending = _server.Http.SendAsync(first, Stop);
        await never.Begun;
        Assert.True(SpinWait.SpinUntil(() => _server.Server.Services.LargeBodies.CurrentCount == 0, TimeSpan.FromSeconds(20)));

        var request = _server.Request("PUT", "/api/list", who);
        request.Content = new ByteArrayContent(new byte[Endpoint.SmallBody + 1]) { Headers = { ContentType = new("text/csv") } };
        var (status, body) = await _server.Send(request);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("busy", body, StringComparison.Ordinal);

        // The first one comes to its end, and makes room.
        never.End();
        using var answer = await sending;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(SpinWait.SpinUntil(() => _server.Server.Services.LargeBodies.CurrentCount == 1, TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Metrics_AskedAllTheTime_LookOnceASecond()
    {
        for (var i = 0; i < 50; i++)
            Assert.Equal(HttpStatusCode.OK, (await _server.Send("GET", "/metrics")).Status);
        Assert.Equal(1, _server.Lane.Looks);
        _server.Time.Advance(TimeSpan.FromSeconds(2));
        await _server.Send("GET", "/metrics");
        Assert.Equal(2, _server.Lane.Looks);
    }

    /// <summary>Each value is announced with its help and its kind, as the format asks for, and stands there once.</summary>
    [Fact]
    public async Task Metrics_Asked_EachValueAnnouncedOnceAndTrue()
    {
        var (_, text) = await _server.Send("GET", "/metrics");
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var names = lines.Where(line => line[0] != '#').Select(line => line.Split(' ', '{')[0]).Distinct().ToArray();

        Assert.Equal(names, lines.Where(line => line.StartsWith("# HELP ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]));
        Assert.Equal(names, lines.Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]));
        Assert.All(
            ["memory_bytes 3", "heap_live_bytes 1", "heap_committed_bytes 2", "collections_total 5", "collection_pause_seconds_total 0.006"],
            line => Assert.Contains($"edgegate_{line}", lines));
    }

    /// <summary>How the box closed it; null: it has not, it tells the lane.</summary>
    /// <param name="socket">It.</param>
    /// <param name="whole">Everything that is told before is passed over, to the end.</param>
    private static async Task<WebSocketCloseStatus?> EndOf(ClientWebSocket socket, bool whole = false)
    {
        var buffer = new byte[64 * 1024];
        WebSocketMessageType type;
        do
            type = (await socket.ReceiveAsync(buffer.AsMemory(), Stop)).MessageType;
        while (whole && type != WebSocketMessageType.Close);
        return type == WebSocketMessageType.Close ? socket.CloseStatus : null;
    }

    private async Task<ClientWebSocket> Connect((Session Session, string Token) who, string path = "/api/live")
    {
        var socket = new ClientWebSocket();
        socket.Options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        socket.Options.SetRequestHeader("Cookie", $"{Pipeline.Cookie}={who.Token}");
        socket.Options.SetRequestHeader("Origin", $"https://{_server.Host}");
        await socket.ConnectAsync(new Uri($"wss://{_server.Host}{path}"), Stop);
        return socket;
    }

    /// <summary>A body that begins and does not end before it is told to.</summary>
    private sealed class NeverEnding : Stream
    {
        private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Task Begun => _read.Task;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_read.TrySetResult())
            {
                // More than what a client keeps back.
                buffer.Span.Fill((byte)'\n');
                return buffer.Length;
            }

            await _end.Task.WaitAsync(cancellationToken);
            return 0;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        internal void End() => _end.TrySetResult();
    }
}

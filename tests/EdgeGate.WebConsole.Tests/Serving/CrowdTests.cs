using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using EdgeGate.WebConsole.Accounts;
using EdgeGate.WebConsole.Http;
using EdgeGate.WebConsole.Serving;
using Xunit;

namespace EdgeGate.WebConsole.Tests.Serving;

/// <summary>A crowd at the real server: whoever is signed in goes on, and what is refused is refused with words.</summary>
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
    public async Task Sockets_FourthOfOnePerson_IsToldToComeAgainAndAnotherPersonHasHis()
    {
        var (one, other) = (_server.SignIn(Role.Technician), _server.SignIn(Role.Technician, "otto"));
        var held = new List<ClientWebSocket>();
        for (var i = 0; i < SocketShares.OfOne; i++)
            held.Add((await Connect(one)).Socket);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Connect(one)).Status);
        Assert.Equal(HttpStatusCode.SwitchingProtocols, (await Connect(other)).Status);

        // One that is gone makes room.
        held[0].Abort();
        HttpStatusCode status;
        while ((status = (await Connect(one)).Status) == HttpStatusCode.ServiceUnavailable)
            await Task.Yield();
        Assert.Equal(HttpStatusCode.SwitchingProtocols, status);
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

    private async Task<(HttpStatusCode Status, ClientWebSocket Socket)> Connect((Session Session, string Token) who)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        socket.Options.SetRequestHeader("Cookie", $"{Pipeline.Cookie}={who.Token}");
        socket.Options.SetRequestHeader("Origin", $"https://{_server.Host}");
        try
        {
            await socket.ConnectAsync(new Uri($"wss://{_server.Host}/api/live"), Stop);
        }
        catch (WebSocketException)
        {
            // Its status says why.
        }

        return (socket.HttpStatusCode, socket);
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

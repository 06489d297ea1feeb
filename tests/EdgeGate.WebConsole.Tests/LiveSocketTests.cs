using System.Net.WebSockets;
using System.Text.Json;
using EdgeGate.Domain.Plates;
using EdgeGate.WebConsole.Accounts;
using EdgeGate.WebConsole.Http;
using EdgeGate.WebConsole.Ports;
using Xunit;

namespace EdgeGate.WebConsole.Tests;

/// <summary>
/// The live socket: pictures only while somebody looks, never more than were asked for, never for a page of somebody else's.
/// </summary>
public sealed class LiveSocketTests : IDisposable
{
    private readonly TestServer _server = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Socket_Open_TellsTheLaneThenPicturesOneForEachNext()
    {
        using var socket = await Connect(_server.SignIn(Role.Operator));
        Assert.Equal("north entry", (await ReceiveJson(socket)).GetProperty("lane").GetProperty("name").GetString());
        Assert.Equal(1, _server.Lane.Watching);

        _server.Lane.Show(Frame(1));
        Assert.Equal(1, (await ReceiveJson(socket)).GetProperty("frame").GetProperty("id").GetInt64());
        Assert.Equal([1, 2, 3], await ReceiveBytes(socket));

        // Not asked for: it waits, and a newer one takes its place.
        _server.Lane.Show(Frame(2));
        _server.Lane.Show(Frame(3));
        await socket.SendAsync("next"u8.ToArray(), WebSocketMessageType.Text, true, Stop);
        Assert.Equal(3, (await ReceiveJson(socket)).GetProperty("frame").GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task Socket_Always_TellsTheBoxsTimeAndWhenAPictureWasTaken()
    {
        _server.Time.Advance(TimeSpan.FromSeconds(7));
        using var socket = await Connect(_server.SignIn(Role.Operator));

        Assert.Equal(_server.Server.Services.Clock.Text, (await ReceiveJson(socket)).GetProperty("clock").GetString());
        _server.Lane.Show(Frame(1));

        Assert.Equal(4500, (await ReceiveJson(socket)).GetProperty("frame").GetProperty("at").GetInt64());
    }

    [Fact]
    public async Task Socket_NothingHasChanged_SaysSoOnceASecond()
    {
        using var socket = await Connect(_server.SignIn(Role.Operator));
        var first = (await ReceiveJson(socket)).GetProperty("clock").GetString();

        // The same state, again and again: what comes next comes for the clock's sake alone.
        var next = ReceiveJson(socket);
        while (!next.IsCompleted)
        {
            _server.Time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Yield();
        }

        Assert.NotEqual(first, (await next).GetProperty("clock").GetString());
        Assert.Equal("north entry", (await next).GetProperty("lane").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Socket_Closed_StopsWatching()
    {
        using (var socket = await Connect(_server.SignIn(Role.Operator)))
        {
            await ReceiveJson(socket);
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Stop);
        }

        Assert.True(await NobodyWatches());
    }

    [Fact]
    public async Task Socket_SessionEnds_IsClosedWithTheCodeThatAsksToSignIn()
    {
        var who = _server.SignIn(Role.Operator);
        using var socket = await Connect(who);
        await ReceiveJson(socket);
        _server.Server.Services.Sessions.End(who.Session);
        var buffer = new byte[16];
        var result = await socket.ReceiveAsync(buffer.AsMemory(), Stop);
        Assert.Equal(WebSocketMessageType.Close, result.MessageType);
        Assert.Equal(4401, (int)socket.CloseStatus!);
        Assert.True(await NobodyWatches());
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData(null)]
    public async Task Socket_FromAnotherSitesPage_IsRefused(string? origin)
    {
        await Assert.ThrowsAsync<WebSocketException>(() => Connect(_server.SignIn(Role.Operator), origin ?? ""));
        Assert.Equal(0, _server.Lane.Watching);
    }

    [Fact]
    public async Task Socket_TooLongAMessage_IsClosed()
    {
        using var socket = await Connect(_server.SignIn(Role.Operator));
        await socket.SendAsync(new byte[4000], WebSocketMessageType.Text, true, Stop);
        Assert.True(await NobodyWatches());
    }

    private static LiveFrame Frame(long id) => new(
        id, 1280, 720, [1, 2, 3], [new(PlateQuad.FromBox(10, 20, 110, 45), "KHD8395", 0.97f, 0.3f, new(120, 90, 0.01f))],
        TimeSpan.FromSeconds(4.5));

    private async Task<ClientWebSocket> Connect((Session Session, string Token) who, string? origin = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        socket.Options.SetRequestHeader("Cookie", $"{Pipeline.Cookie}={who.Token}");
        if (origin != "")
            socket.Options.SetRequestHeader("Origin", origin ?? $"https://{_server.Host}");
        await socket.ConnectAsync(new Uri($"wss://{_server.Host}/api/live"), Stop);
        return socket;
    }

    private static async Task<byte[]> ReceiveBytes(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        var result = await socket.ReceiveAsync(buffer.AsMemory(), Stop);
        return buffer[..result.Count];
    }

    private static async Task<JsonElement> ReceiveJson(ClientWebSocket socket) =>
        JsonDocument.Parse(await ReceiveBytes(socket)).RootElement;

    private async Task<bool> NobodyWatches()
    {
        for (var i = 0; i < 200 && _server.Lane.Watching > 0; i++)
            await Task.Delay(10, Stop);
        return _server.Lane.Watching == 0;
    }
}

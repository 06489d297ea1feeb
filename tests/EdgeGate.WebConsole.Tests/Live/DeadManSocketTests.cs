using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using EdgeGate.WebConsole.Accounts;
using EdgeGate.WebConsole.Http;
using EdgeGate.WebConsole.Live;
using EdgeGate.WebConsole.Ports;
using Xunit;

namespace EdgeGate.WebConsole.Tests.Live;

/// <summary>
/// The test of the contacts over its socket: a press that was held up moves nothing, and a sign of life that was is none.
/// </summary>
public sealed class DeadManSocketTests : IDisposable
{
    private readonly TestServer _server = new();
    private readonly (Session Session, string Token) _who;

    public DeadManSocketTests() => _who = _server.SignIn(Role.Technician);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Now => _server.Server.Services.Clock.Text;

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Press_OfNow_Moves_AndLettingGoHolds()
    {
        using var socket = await Connect();

        await Say(socket, $"open {_who.Session.Csrf} {Now}");
        Assert.Equal("started", await Hear(socket));
        await Say(socket, "release");
        Assert.Equal("stopped", await Hear(socket));

        Assert.Equal([GateCommand.Open, GateCommand.Hold], _server.Lane.Commands);
    }

    [Fact]
    public async Task Press_HeldUpOnItsWay_MovesNothing()
    {
        using var socket = await Connect();
        var press = $"open {_who.Session.Csrf} {Now}";
        _server.Time.Advance(CommandWindow.Length + TimeSpan.FromMilliseconds(1));

        await Say(socket, press);

        Assert.Equal("tooLate", await Hear(socket));
        Assert.Empty(_server.Lane.Commands);
    }

    [Fact]
    public async Task Press_RecordTakesTooLong_MovesNothing()
    {
        _server.Lane.OnRecord = () => _server.Time.Advance(CommandWindow.Length + TimeSpan.FromMilliseconds(1));
        using var socket = await Connect();

        await Say(socket, $"close {_who.Session.Csrf} {Now}");

        Assert.Equal("tooLate", await Hear(socket));
        Assert.Empty(_server.Lane.Commands);
    }

    [Fact]
    public async Task Beat_HeldUpOnItsWay_DoesNotKeepTheButtonDown()
    {
        using var socket = await Connect();
        var old = Now;
        _server.Time.Advance(DeadMan.Silence);
        await Say(socket, $"open {_who.Session.Csrf} {Now}");
        Assert.Equal("started", await Hear(socket));

        // Not yet silent, and now a beat of before the press: had it counted, the button would be down after the next step.
        _server.Time.Advance(DeadMan.Silence - TimeSpan.FromMilliseconds(1));
        await Say(socket, $"beat {old}");
        await Say(socket, $"open {_who.Session.Csrf} {Now}");
        Assert.Equal("refused", await Hear(socket));
        _server.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal("lost", await Hear(socket));
        Assert.Equal([GateCommand.Open, GateCommand.Hold], _server.Lane.Commands);
    }

    private async Task<ClientWebSocket> Connect()
    {
        var socket = new ClientWebSocket();
        socket.Options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        socket.Options.SetRequestHeader("Cookie", $"{Pipeline.Cookie}={_who.Token}");
        socket.Options.SetRequestHeader("Origin", $"https://{_server.Host}");
        await socket.ConnectAsync(new Uri($"wss://{_server.Host}/api/contacts"), Stop);
        return socket;
    }

    private static Task Say(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Stop);

    private static async Task<string> Hear(ClientWebSocket socket)
    {
        var buffer = new byte[512];
        var result = await socket.ReceiveAsync(buffer.AsMemory(), Stop);
        return JsonDocument.Parse(buffer.AsMemory(0, result.Count)).RootElement.GetProperty("news").GetString()!;
    }
}

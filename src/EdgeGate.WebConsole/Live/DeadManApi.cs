using System.Net.WebSockets;
using System.Text.Json;
using EdgeGate.WebConsole.Http;
using EdgeGate.WebConsole.Ports;
using EdgeGate.WebConsole.Serving;

namespace EdgeGate.WebConsole.Live;

/// <summary>
/// The test of the contacts: <c>open TOKEN</c> or <c>close TOKEN</c> while a button is pressed, <c>beat</c> while it is held,
/// <c>release</c> when it is let go of. A connection that breaks is a button that was let go of.
/// </summary>
internal static class DeadManApi
{
    internal sealed record NewsBody(string News);

    internal static async Task Socket(ConsoleRequest request)
    {
        using var socket = await Sockets.Accept(request).ConfigureAwait(false);
        var (services, session) = (request.Services, request.Session!);
        using var sending = new SemaphoreSlim(1, 1);

        using var button = new DeadMan(services.Ports.Gate.Post, services.GateWorker.Post, services.Time)
        {
            OnStopped = silent =>
            {
                services.Ports.Audit.Record(request.Who, silent ? "lost the connection in a test of the contacts; the gate is held" : "let go in a test of the contacts; the gate is held");
                _ = Sockets.Settle([Tell(socket, sending, silent ? "lost" : "stopped")]);
            },
        };
        using var ended = session.Ended.Register(() => services.GateWorker.Post(button.Release));
        try
        {
            while (await Sockets.Receive(socket, request.Http.RequestAborted).ConfigureAwait(false) is { } message)
            {
                if (message == "beat")
                    button.Beat();
                else if (message == "release")
                    await LetGo(services, button).ConfigureAwait(false);
                else if (await Press(request, button, message).ConfigureAwait(false) is { } news)
                    await Tell(socket, sending, news).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException)
        {
            // Let go of, below.
        }

        await LetGo(services, button).ConfigureAwait(false);
        await Sockets.Close(socket, session.Ended.IsCancellationRequested ? Sockets.SignedOut : WebSocketCloseStatus.NormalClosure).ConfigureAwait(false);
    }

    private static Task<bool> LetGo(ConsoleServices services, DeadMan button) => services.GateWorker.Run(() =>
    {
        button.Release();
        return true;
    });

    private static async Task<string?> Press(ConsoleRequest request, DeadMan button, string message)
    {
        GateCommand? command = message.Split(' ') switch
        {
            ["open", var token] when Origins.FixedTimeEquals(token, request.Session!.Csrf) => GateCommand.Open,
            ["close", var token] when Origins.FixedTimeEquals(token, request.Session!.Csrf) => GateCommand.Close,
            _ => null,
        };
        if (command is not { } known || request.Session!.Ended.IsCancellationRequested)
            return "refused";
        var services = request.Services;
        return await services.GateWorker.Run(() =>
        {
            if (!services.Ports.Audit.RecordDurably(request.Who, $"tests the contacts: {known}"))
                return "notRecorded";
            try
            {
                return button.Press(known) ? "started" : "refused";
            }
            catch (TimeoutException)
            {
                return "refused";
            }
        }).ConfigureAwait(false);
    }

    private static async Task Tell(WebSocket socket, SemaphoreSlim sending, string news)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await sending.WaitAsync(patience.Token).ConfigureAwait(false);
        try
        {
            await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new NewsBody(news), ConsoleJson.Default.NewsBody), WebSocketMessageType.Text, true, patience.Token)
                .ConfigureAwait(false);
        }
        finally
        {
            sending.Release();
        }
    }
}

using System.Net.WebSockets;
using System.Text.Json;
using EdgeGate.Domain.Phrases;
using EdgeGate.WebConsole.Http;
using EdgeGate.WebConsole.Ports;
using EdgeGate.WebConsole.Serving;

namespace EdgeGate.WebConsole.Live;

/// <summary>
/// The test of the contacts: <c>open TOKEN CLOCK</c> or <c>close TOKEN CLOCK</c> when a button is pressed, <c>beat CLOCK</c> while it is
/// held, <c>release</c> when it is let go of; CLOCK is the moment, as <see cref="BoxClock"/> tells it. A connection that breaks is a button
/// that was let go of, and so is one whose signs of life come late.
/// </summary>
internal static class DeadManApi
{
    internal sealed record NewsBody(string News);

    internal static async Task Socket(ConsoleRequest request)
    {
        var (services, session) = (request.Services, request.Session!);
        using var place = services.SocketShares.Enter(session.User, Sockets.PageOf(request), "contacts");
        using var socket = await Sockets.Accept(request).ConfigureAwait(false);
        if (place is null)
        {
            await Sockets.TurnAway(socket, request.Http.RequestAborted).ConfigureAwait(false);
            return;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(place.Replaced, request.Http.RequestAborted);
        using var sending = new SemaphoreSlim(1, 1);

        using var button = new DeadMan(services.Ports.Gate.Post, services.StopWorker.Post, services.Time)
        {
            OnStopped = silent =>
            {
                services.Ports.Audit.Record(request.Who, silent ? Phrase.Of("lostTest") : Phrase.Of("letGo"));
                _ = Sockets.Settle([Tell(socket, sending, silent ? "lost" : "stopped")]);
            },
        };
        using var ended = session.Ended.Register(() => services.StopWorker.Post(button.Release));
        try
        {
            while (await Sockets.Receive(socket, over.Token).ConfigureAwait(false) is { } message)
            {
                if (message.StartsWith("beat ", StringComparison.Ordinal))
                    Beat(services, button, message[5..]);
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
        await Sockets.Close(socket, session.Ended.IsCancellationRequested ? Sockets.SignedOut : WebSocketCloseStatus.NormalClosure)
            .ConfigureAwait(false);
    }

    private static Task<bool> LetGo(ConsoleServices services, DeadMan button) => services.StopWorker.Run(() =>
    {
        button.Release();
        return true;
    });

    /// <summary>A hand that was there a second ago is no hand: what was held up on its way does not keep the button down.</summary>
    private static void Beat(ConsoleServices services, DeadMan button, string moment)
    {
        if (services.Clock.Read(moment) is { } at && services.Clock.Now - at < DeadMan.Silence)
            button.Beat();
    }

    private static async Task<string?> Press(ConsoleRequest request, DeadMan button, string message)
    {
        var (command, moment) = message.Split(' ') switch
        {
            ["open", var token, var at] when Origins.FixedTimeEquals(token, request.Session!.Csrf) => ((GateCommand?)GateCommand.Open, at),
            ["close", var token, var at] when Origins.FixedTimeEquals(token, request.Session!.Csrf) => (GateCommand.Close, at),
            _ => (null, ""),
        };
        if (command is not { } known)
            return "refused";
        var services = request.Services;
        var window = new CommandWindow(services.Clock, services.Clock.Read(moment), CommandWindow.Length, request.Http.RequestAborted,
            request.Session!.Ended);
        return await services.GateWorker.Run(() =>
        {
            if (!window.IsOpen)
                return "tooLate";
            if (!services.Ports.Audit.RecordDurably(request.Who,
                Phrase.Of("testsContacts", ("contact", PhraseValue.Word("contact", known)))))
                return "notRecorded";
            try
            {
                return button.Press(known, () => window.IsOpen) ? "started" : "refused";
            }
            catch (TimeoutException)
            {
                services.Ports.Audit.Record(request.Who, Phrase.Of("tooLate", ("command", PhraseValue.Word("contact", known))));
                return "tooLate";
            }
        }).ConfigureAwait(false);
    }

    private static async Task Tell(WebSocket socket, SemaphoreSlim sending, string news)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await sending.WaitAsync(patience.Token).ConfigureAwait(false);
        try
        {
            await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new NewsBody(news), LiveJson.Default.NewsBody),
                WebSocketMessageType.Text, true, patience.Token)
                .ConfigureAwait(false);
        }
        finally
        {
            sending.Release();
        }
    }
}

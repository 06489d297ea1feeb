using System.Net.WebSockets;
using EdgeGate.WebConsole.Http;

namespace EdgeGate.WebConsole.Live;

/// <summary>What every socket has in common.</summary>
internal static class Sockets
{
    /// <summary>Closed because the session ended; the page then asks to sign in.</summary>
    internal const WebSocketCloseStatus SignedOut = (WebSocketCloseStatus)4401;

    /// <summary>Closed because this person has too many pages open; the page then says so, and tries again after a while.</summary>
    internal const WebSocketCloseStatus TooManyPages = (WebSocketCloseStatus)4503;

    /// <summary>Longest number of a page.</summary>
    private const int LongestPage = 40;

    /// <summary>Messages from the page are a few words.</summary>
    private const int LargestMessage = 512;

    /// <summary>Takes a socket from a page of ours; a page of another site's is refused, because browsers let it try.</summary>
    internal static async Task<WebSocket> Accept(ConsoleRequest request)
    {
        var http = request.Http;
        if (!http.WebSockets.IsWebSocketRequest)
            throw new RefusedException(426, "badInput", "this answers to web sockets only");
        if (http.Request.Headers.Origin.Count != 1 || !Origins.IsOwnPage(http.Request))
            throw new RefusedException(403, "foreignPage", "this has to come from the box's own page");
        return await http.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
    }

    /// <summary>The number that the page drew when it was loaded; empty: it told none.</summary>
    internal static string PageOf(ConsoleRequest request) =>
        request.Http.Request.Query["page"] is [{ Length: <= LongestPage } page] ? page : "";

    /// <summary>A browser tells its page nothing of a refusal, so the socket is taken, and closed with the reason.</summary>
    internal static async Task TurnAway(WebSocket socket, CancellationToken stop)
    {
        await Close(socket, TooManyPages).ConfigureAwait(false);
        await Settle([HearOut(socket, stop)]).ConfigureAwait(false);
    }

    /// <summary>The next message; null when the other end has closed or says too much.</summary>
    internal static async Task<string?> Receive(WebSocket socket, CancellationToken stop)
    {
        var buffer = new byte[LargestMessage];
        var length = 0;
        while (length < buffer.Length)
        {
            var result = await socket.ReceiveAsync(buffer.AsMemory(length), stop).ConfigureAwait(false);
            if (result.MessageType != WebSocketMessageType.Text)
                return null;
            length += result.Count;
            if (result.EndOfMessage)
                return System.Text.Encoding.UTF8.GetString(buffer, 0, length);
        }

        return null;
    }

    // A connection with words in it that nobody read ends as a broken one, and the reason with it.
    private static async Task HearOut(WebSocket socket, CancellationToken stop)
    {
        while (await Receive(socket, stop).ConfigureAwait(false) is not null)
        {
        }
    }

    /// <summary>Says good-bye if anybody still listens.</summary>
    internal static async Task Close(WebSocket socket, WebSocketCloseStatus status)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return;
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await socket.CloseOutputAsync(status, null, patience.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException)
        {
            socket.Abort();
            return;
        }

        // Whoever does not say good-bye back within a second is cut off.
        _ = Task.Delay(TimeSpan.FromSeconds(1)).ContinueWith(
            (_, open) => ((WebSocket)open!).Abort(), socket, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>Waits for the end of parts, however they end: a connection that breaks is nothing to tell.</summary>
    internal static async Task Settle(IEnumerable<Task> parts)
    {
        try
        {
            await Task.WhenAll(parts).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            // Nobody is there any more.
        }
    }
}

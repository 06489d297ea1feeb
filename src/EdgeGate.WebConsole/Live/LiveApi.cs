using EdgeGate.Domain.Records;
using EdgeGate.WebConsole.Api;
using EdgeGate.WebConsole.Http;

namespace EdgeGate.WebConsole.Live;

/// <summary>The lane as it is.</summary>
internal static class LiveApi
{
    internal static Task State(ConsoleRequest request) =>
        request.Json(LaneBody.From(request.Services.Ports.Lane.State), ConsoleJson.Default.LaneBody);

    /// <summary>
    /// Pictures and states, as they change. The page says <c>next</c> when it has shown a picture, and only then gets another: a slow
    /// link gets fewer, never older ones.
    /// </summary>
    internal static async Task Socket(ConsoleRequest request)
    {
        using var place = request.Services.SocketShares.Enter(request.Session!.User, Sockets.PageOf(request), "live");
        using var socket = await Sockets.Accept(request).ConfigureAwait(false);
        if (place is null)
        {
            await Sockets.TurnAway(socket, request.Http.RequestAborted).ConfigureAwait(false);
            return;
        }

        request.Looked(LookUp.Live);
        using var viewer = new LiveViewer(request.Services, socket);
        await viewer.Run(request.Session!.Ended, place.Replaced, request.Http.RequestAborted).ConfigureAwait(false);
    }
}

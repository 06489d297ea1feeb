using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using EdgeGate.WebConsole.Api;
using EdgeGate.WebConsole.Ports;
using EdgeGate.WebConsole.Serving;

namespace EdgeGate.WebConsole.Live;

/// <summary>
/// One browser that watches. Holds one picture at most; a newer one replaces it. What cannot be sent within five seconds ends the
/// watching: a phone that was carried away must not keep the camera's pictures being made.
/// </summary>
internal sealed class LiveViewer : IDisposable
{
    private static readonly TimeSpan StateEvery = TimeSpan.FromMilliseconds(250);

    // Also when nothing has changed: a page that hears nothing says so.
    private static readonly TimeSpan LifeEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConsoleServices _services;
    private readonly WebSocket _socket;
    private readonly Channel<LiveFrame> _frames =
        Channel.CreateBounded<LiveFrame>(new BoundedChannelOptions(1)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
            SingleReader = true
        });
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly SemaphoreSlim _wanted = new(1, 1);
    private readonly IDisposable _watch;

    internal LiveViewer(ConsoleServices services, WebSocket socket)
    {
        (_services, _socket) = (services, socket);
        _watch = services.Ports.Lane.Watch(frame => _frames.Writer.TryWrite(frame));
    }

    internal async Task Run(CancellationToken signedOut, CancellationToken replaced, CancellationToken gone)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(signedOut, replaced, gone);

        // To cancel a receive cuts the connection: it goes on until good-bye was said.
        var listening = Listen(gone);
        Task[] sending = [SendPictures(stop.Token), SendStates(stop.Token)];
        await Task.WhenAny([listening, .. sending]).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        await Sockets.Settle(sending).ConfigureAwait(false);
        await Sockets.Close(_socket, signedOut.IsCancellationRequested ? Sockets.SignedOut : WebSocketCloseStatus.NormalClosure)
            .ConfigureAwait(false);
        await Sockets.Settle([listening]).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _watch.Dispose();
        _sending.Dispose();
        _wanted.Dispose();
    }

    private async Task Listen(CancellationToken stop)
    {
        while (await Sockets.Receive(_socket, stop).ConfigureAwait(false) is { } message)
        {
            if (message == "next" && _wanted.CurrentCount == 0)
                _wanted.Release();
        }
    }

    private async Task SendPictures(CancellationToken stop)
    {
        while (true)
        {
            await _wanted.WaitAsync(stop).ConfigureAwait(false);
            var frame = await _frames.Reader.ReadAsync(stop).ConfigureAwait(false);
            await Send(new LiveMessage(null, LiveMessage.FrameBody.From(frame)), frame.Jpeg, stop).ConfigureAwait(false);
        }
    }

    private async Task SendStates(CancellationToken stop)
    {
        LaneBody? last = null;
        var sent = TimeSpan.Zero;
        using var timer = new PeriodicTimer(StateEvery, _services.Time);
        do
        {
            var lane = LaneBody.From(_services.Ports.Lane.State);
            var due = last is null || _services.Clock.Now - sent >= LifeEvery || !Alike(lane, last);
            last = lane;
            if (!due)
                continue;
            sent = _services.Clock.Now;
            await Send(new LiveMessage(lane, null), null, stop).ConfigureAwait(false);
        }
        while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false));
    }

    /// <summary>Serialised, because lists are compared by what is in them.</summary>
    private static bool Alike(LaneBody a, LaneBody b) =>
        JsonSerializer.SerializeToUtf8Bytes(a, ConsoleJson.Default.LaneBody).AsSpan()
        .SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(b, ConsoleJson.Default.LaneBody));

    private async Task Send(LiveMessage message, byte[]? picture, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(Patience);
        await _sending.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            await _socket.SendAsync(
                JsonSerializer.SerializeToUtf8Bytes(message with { Clock = _services.Clock.Text }, ConsoleJson.Default.LiveMessage),
                WebSocketMessageType.Text, true, patience.Token).ConfigureAwait(false);
            if (picture is not null)
                await _socket.SendAsync(picture, WebSocketMessageType.Binary, true, patience.Token).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }
}

using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace EdgeGate.Capture.Tls;

/// <summary>
/// Ends a camera's TLS in this process, where its certificate can be checked: the decoder of many boards checks none. The decoder speaks
/// plain RTSP to a random port of the loopback; nothing goes to the camera, and no password, before it has shown the right certificate.
/// Runs on the thread pool; safe from any thread.
/// </summary>
internal sealed class TlsRelay : IDisposable
{
    /// <summary>Port of an address that names none (RFC 7826).</summary>
    private const int UsualPort = 322;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly CameraCertificate _certificate;
    private readonly Uri _camera;
    private readonly Task _serving;
    private volatile string _fault = "";

    /// <param name="address">The camera's, <c>rtsps://</c>.</param>
    /// <param name="certificate">What it must show.</param>
    /// <exception cref="SocketException">No port is free.</exception>
    internal TlsRelay(string address, CameraCertificate certificate)
    {
        (_camera, _certificate) = (new Uri(address), certificate);
        _listener.Start();
        Address = Local(address, ((IPEndPoint)_listener.LocalEndpoint).Port);
        _serving = Serve();
    }

    /// <summary>Where the decoder finds the camera.</summary>
    internal string Address { get; }

    /// <summary>Why the camera was not let through last; empty when it was.</summary>
    internal string Fault => _fault;

    /// <summary>Cuts every connection.</summary>
    public void Dispose()
    {
        if (_stop.IsCancellationRequested)
            return;
        _stop.Cancel();
        _listener.Dispose();
        _serving.Wait(Patience);
        _stop.Dispose();
    }

    // The name and password stay as they are written, and so does everything behind the host.
    private static string Local(string address, int port)
    {
        var authority = address.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = address.AsSpan(authority).IndexOfAny("/?#") is var found and >= 0 ? authority + found : address.Length;
        var at = address.LastIndexOf('@', end - 1, end - authority);
        return $"rtsp://{(at < 0 ? "" : address[authority..(at + 1)])}127.0.0.1:{port}{address[end..]}";
    }

    // One after the other: a decoder has one connection.
    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var decoder = await _listener.AcceptSocketAsync(_stop.Token).ConfigureAwait(false);
                await Connect(decoder).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // It is over.
        }
    }

    private async Task Connect(Socket decoder)
    {
        var why = "";
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            patience.CancelAfter(Patience);
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(_camera.IdnHost, _camera.Port > 0 ? _camera.Port : UsualPort, patience.Token).ConfigureAwait(false);
            using var camera = new SslStream(new NetworkStream(socket));
            await camera.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = _camera.IdnHost,
                    RemoteCertificateValidationCallback = (_, shown, chain, errors) =>
                        (why = _certificate.WhyNot(shown as X509Certificate2, errors, chain?.ChainPolicy.ExtraStore ?? [])).Length == 0,
                },
                patience.Token).ConfigureAwait(false);
            _fault = "";
            using var plain = new NetworkStream(decoder);
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            var both = (Task[])[plain.CopyToAsync(camera, ended.Token), camera.CopyToAsync(plain, ended.Token)];
            await Task.WhenAny(both).ConfigureAwait(false);

            // Whichever end goes takes the other with it.
            await ended.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(both).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception error) when (!_stop.IsCancellationRequested)
        {
            // Also what a hostile certificate makes its reader throw: the next connection is served all the same.
            _fault = why.Length > 0 ? why
                : error is OperationCanceledException ? $"the camera did not answer within {Patience.TotalSeconds:0} s" : error.Message;
        }
    }
}

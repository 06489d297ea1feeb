using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace EdgeGate.Capture.Tests.Tls;

/// <summary>TLS before a camera's plain port, with a certificate of the test's choice. Counts what reaches the camera behind it.</summary>
internal sealed class TlsCameraDouble : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate;
    private readonly Task _serving;
    private int _throughTls;

    internal TlsCameraDouble(string plainAddress, X509Certificate2 certificate)
    {
        _certificate = certificate;
        _listener.Start();
        Address = $"rtsps://admin:secret@localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/live";
        _serving = Serve(new Uri(plainAddress).Port);
    }

    internal string Address { get; }

    /// <summary>Viewers that came as far as saying something.</summary>
    internal int ThroughTls => Volatile.Read(ref _throughTls);

    public void Dispose()
    {
        _listener.Dispose();
        _serving.GetAwaiter().GetResult();
    }

    private async Task Serve(int port)
    {
        try
        {
            while (true)
            {
                using var viewer = await _listener.AcceptTcpClientAsync();
                await Answer(viewer, port);
            }
        }
        catch (Exception error) when (error is SocketException or InvalidOperationException)
        {
            // The test is over: its listener was stopped under a call, or just before one.
        }
    }

    private async Task Answer(TcpClient viewer, int port)
    {
        try
        {
            using var tls = new SslStream(viewer.GetStream());
            await tls.AuthenticateAsServerAsync(_certificate);
            var first = new byte[4096];
            var read = await tls.ReadAsync(first);
            if (read == 0)
                return;
            Interlocked.Increment(ref _throughTls);
            using var camera = new TcpClient();
            await camera.ConnectAsync(IPAddress.Loopback, port);
            await camera.GetStream().WriteAsync(first.AsMemory(0, read));
            await Task.WhenAny(tls.CopyToAsync(camera.GetStream()), camera.GetStream().CopyToAsync(tls));
        }
        catch (Exception error) when (error is IOException or AuthenticationException or SocketException)
        {
            // A viewer that does not believe the certificate goes away.
        }
    }
}

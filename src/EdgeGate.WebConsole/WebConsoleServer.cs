using System.Net;
using EdgeGate.Configuration.Options;
using EdgeGate.WebConsole.Http;
using EdgeGate.WebConsole.Ports;
using EdgeGate.WebConsole.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EdgeGate.WebConsole;

/// <summary>
/// The page's web server: Kestrel, TLS only, HTTP/1.1 only. Reads no settings file and no environment variable: what it listens at is
/// decided by <see cref="ConsoleOptions"/> alone.
/// </summary>
public sealed class WebConsoleServer : IDisposable
{
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(2);

    private readonly ConsoleServices _services;
    private readonly WebApplication _app;
    private readonly Action<PageAddress>? _tell;

    /// <summary>Opens the port and answers from now on.</summary>
    /// <param name="ports">What the page shows and asks for.</param>
    /// <param name="options">Validated options.</param>
    /// <param name="directory">The console's folder: accounts, certificate, reports.</param>
    /// <param name="time">Clock.</param>
    /// <param name="logger">Hears addresses, the one-time code, faults.</param>
    /// <param name="tell">Shows address and code to whoever is at the box: terminal, display. Called again when the first account is
    /// made.</param>
    /// <exception cref="IOException">The port is taken, there is no such address, or the folder cannot be used.</exception>
    public WebConsoleServer(
        ConsolePorts ports, ConsoleOptions options, string directory, TimeProvider time, ILogger logger, Action<PageAddress>? tell = null)
    {
        _services = new ConsoleServices(ports, options, directory, time, logger);
        _tell = tell;
        try
        {
            var certificate = BoxCertificate.Open(directory);
            _app = Build(_services, certificate);
            _app.StartAsync().GetAwaiter().GetResult();
            Port = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
            Announce(certificate.Fingerprint);
        }
        catch
        {
            // With the port: another try must not find it taken by this one.
            if (_app is not null)
                ((IDisposable)_app).Dispose();
            _services.Dispose();
            throw;
        }
    }

    /// <summary>The port in use.</summary>
    public int Port { get; }

    internal ConsoleServices Services => _services;

    /// <summary>Closes the port; browsers that watch are sent away.</summary>
    public void Dispose()
    {
        using var patience = new CancellationTokenSource(StopWithin);
        try
        {
            _app.StopAsync(patience.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            // A browser that does not let go is cut off.
        }

        ((IDisposable)_app).Dispose();
        _services.Dispose();
    }

    private static WebApplication Build(ConsoleServices services, BoxCertificate certificate)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.AddProvider(new ForwardingLoggers(services.Logger)).SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Places for connections and sockets are given by shares of our own, with an answer that says so.
            kestrel.Limits.MaxRequestBufferSize = 128 * 1024;
            kestrel.Limits.MaxRequestBodySize = 16 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.MaxRequestHeaderCount = 64;
            kestrel.Limits.MaxRequestLineSize = 4 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
            foreach (var address in ListenAddress.Of(services.Options.Address))
            {
                kestrel.Listen(new IPEndPoint(address, services.Options.Port), listen =>
                {
                    listen.Protocols = HttpProtocols.Http1;
                    listen.Use(next => connection => Hold(services, next, connection));
                    listen.UseHttps(https => (https.ServerCertificate, https.OnAuthenticate) = (certificate.Certificate,
                        (_, tls) => TlsRules.Apply(tls)));
                });
            }
        });
        var app = builder.Build();
        app.UseWebSockets(new WebSocketOptions
        {
            KeepAliveInterval = TimeSpan.FromSeconds(5),
            KeepAliveTimeout = TimeSpan.FromSeconds(10)
        });
        var pipeline = new Pipeline(services, EndpointTable.All);
        app.Run((RequestDelegate)pipeline.Handle);
        return app;
    }

    /// <summary>Before anything is read or encrypted: a connection without a place costs nothing.</summary>
    private static async Task Hold(ConsoleServices services, ConnectionDelegate next, ConnectionContext connection)
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;
        using var share = services.Connections.Enter(address, connection.Abort);
        if (share is null)
            return;
        connection.Features.Set(share);
        await next(connection).ConfigureAwait(false);
    }

    private void Announce(string fingerprint)
    {
        if (_services.Accounts.SetAside.Length > 0)
            Log.AccountsSetAside(_services.Logger, _services.Accounts.SetAside);
        var address = new PageAddress($"https://{ListenAddress.Shown(_services.Options.Address)}:{Port}/", fingerprint, "",
            _services.Time.GetUtcNow());
        Log.Serving(_services.Logger, address.Url, fingerprint);
        if (!_services.Accounts.IsEmpty)
        {
            _tell?.Invoke(address);
            return;
        }

        _services.OnFirstAccount = () => _tell?.Invoke(address);
        var first = address with
        {
            FirstCode = _services.Code.Issue(),
            CodeGoodUntil = _services.Time.GetUtcNow() + Accounts.OneTimeCode.Lifetime
        };
        Log.FirstCode(_services.Logger, first.Url, first.FirstCode, fingerprint);
        _tell?.Invoke(first);
    }
}

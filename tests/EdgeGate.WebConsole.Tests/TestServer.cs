using System.Net;
using System.Net.Http.Headers;
using System.Text;
using EdgeGate.Configuration.Options;
using EdgeGate.TestKit;
using EdgeGate.WebConsole.Accounts;
using EdgeGate.WebConsole.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGate.WebConsole.Tests;

/// <summary>The real server on a free port, with a lane that does what a test says and a clock that moves when it is told to.</summary>
public sealed class TestServer : IDisposable
{
    internal const string Password = "rain on the neck 7";

    private readonly Folder _folder = new();
    private readonly WebConsoleServer _server;

    public TestServer()
    {
        _server = new WebConsoleServer(Lane.Ports, new ConsoleOptions { Port = 0 }, _folder.Path, Time, NullLogger.Instance);
        Http = NewClient();
    }

    internal FakeTimeProvider Time { get; } = new(DateTimeOffset.UtcNow);

    internal FakePorts Lane { get; } = new();

    internal HttpClient Http { get; }

    internal WebConsoleServer Server => _server;

    internal string Host => $"localhost:{_server.Port}";

    internal (Session Session, string Token) SignIn(Role role, string user = "lin") => _server.Services.Sessions.Begin(user, role);

    internal HttpClient NewClient() => new(new SocketsHttpHandler
    {
        UseCookies = false, AllowAutoRedirect = false,
        SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate!.Subject.Contains("EdgeGate",
            StringComparison.Ordinal) },
    })
    { BaseAddress = new Uri($"https://{Host}/") };

    /// <summary>A request as the page makes it; a test then takes something away from it.</summary>
    internal HttpRequestMessage Request(string method, string path, (Session Session, string Token)? who = null, string? json = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (who is { } known)
            request.Headers.Add("Cookie", $"{Pipeline.Cookie}={known.Token}");
        if (method == "GET")
            return request;
        request.Headers.Add(Origins.CsrfHeader, who?.Session.Csrf ?? "page");
        request.Headers.Add(CommandWindow.Header, _server.Services.Clock.Text);
        request.Headers.Add("Origin", $"https://{Host}");
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json ?? "{}"));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return request;
    }

    internal async Task<(HttpStatusCode Status, string Body)> Send(HttpRequestMessage request)
    {
        using var answer = await Http.SendAsync(request, Xunit.TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Xunit.TestContext.Current.CancellationToken));
    }

    internal Task<(HttpStatusCode Status, string Body)> Send(string method, string path, (Session Session, string Token)? who = null,
        string? json = null) =>
        Send(Request(method, path, who, json));

    public void Dispose()
    {
        Http.Dispose();
        _server.Dispose();
        _folder.Dispose();
    }
}

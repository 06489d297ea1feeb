using System.Diagnostics;
using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EdgeGate.EndToEnd;

/// <summary>
/// One connection of a browser to the page of a running lane, signed in: it is opened once, so that a box that hangs has it already.
/// </summary>
internal sealed partial class PageClient : IDisposable
{
    private readonly SslStream _stream;
    private readonly Dictionary<string, string> _headers = new() { ["X-EdgeGate-Csrf"] = "page" };
    private string _run = "";
    private long _told;
    private long _heard;

    private PageClient(SslStream stream) => _stream = stream;

    /// <summary>Connects to the page, or to what stands before it, and makes the first account with the code of the terminal.</summary>
    /// <param name="lane">Running, and nobody has signed in yet.</param>
    /// <param name="port">Where to connect; null: the page's own port.</param>
    internal static PageClient SignIn(RunningLane lane, int? port = null)
    {
        lane.WaitFor("first code");
        var code = lane.Lines.Select(line => FirstCode().Match(line)).First(match => match.Success).Groups[1].Value;
        return Begin(port ?? PortOf(lane), "/api/first", $$"""{"code":"{{code}}","name":"lin","password":"rain on the neck 7"}""");
    }

    /// <summary>The same person on another connection.</summary>
    internal static PageClient SignInAgain(RunningLane lane) =>
        Begin(PortOf(lane), "/api/login", """{"name":"lin","password":"rain on the neck 7"}""");

    /// <summary>The port that the terminal names.</summary>
    internal static int PortOf(RunningLane lane)
    {
        lane.WaitFor("page       https://");
        return int.Parse(lane.Lines.Select(line => Port().Match(line)).First(match => match.Success).Groups[1].Value,
            CultureInfo.InvariantCulture);
    }

    private static PageClient Begin(int port, string path, string json)
    {
        var stream = new SslStream(new TcpClient("127.0.0.1", port).GetStream(), leaveInnerStreamOpen: false, (_, _, _, _) => true);
        stream.AuthenticateAsClient("localhost");
        var client = new PageClient(stream);
        client.Ask("GET", "/api/state");
        var (status, session) = client.Ask("POST", path, json);
        if (status != 200)
            throw new InvalidOperationException($"the page does not let the person in: {status} {session}");
        client._headers["X-EdgeGate-Csrf"] = JsonDocument.Parse(session).RootElement.GetProperty("csrf").GetString()!;
        return client;
    }

    /// <summary>Asks, and waits for the answer.</summary>
    internal (int Status, string Body) Ask(string method, string path, string? json = null)
    {
        Send(method, path, json);
        return Receive();
    }

    /// <summary>Asks as the page does, with the moment of pressing, and does not wait.</summary>
    internal void Send(string method, string path, string? json = null)
    {
        if (_run.Length > 0)
            _headers["X-EdgeGate-Pressed"] = string.Create(CultureInfo.InvariantCulture,
                $"{_run}.{_told + (long)Stopwatch.GetElapsedTime(_heard).TotalMilliseconds}");
        var request = new StringBuilder($"{method} {path} HTTP/1.1\r\nHost: localhost\r\nOrigin: https://localhost\r\nContent-Type: application/json\r\n");
        foreach (var (name, value) in _headers)
            request.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        request.Append(CultureInfo.InvariantCulture, $"Content-Length: {json?.Length ?? 0}\r\n\r\n{json}");
        _stream.Write(Encoding.ASCII.GetBytes(request.ToString()));
    }

    /// <summary>Waits for the answer.</summary>
    internal (int Status, string Body) Receive()
    {
        var head = Head();
        var lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var length = 0;
        foreach (var line in lines.Skip(1))
        {
            var (name, value) = (line[..line.IndexOf(':', StringComparison.Ordinal)].ToLowerInvariant(),
                line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
            if (name == "content-length")
                length = int.Parse(value, CultureInfo.InvariantCulture);
            else if (name == "set-cookie" && value.StartsWith("__Host-edgegate=", StringComparison.Ordinal))
                _headers["Cookie"] = value.Split(';')[0];
            else if (name == "x-edgegate-clock")
                (_run, _told, _heard) = (value.Split('.')[0], long.Parse(value.Split('.')[1], CultureInfo.InvariantCulture),
                    Stopwatch.GetTimestamp());
        }

        var body = new byte[length];
        _stream.ReadExactly(body);
        return (int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture), Encoding.UTF8.GetString(body));
    }

    public void Dispose() => _stream.Dispose();

    private string Head()
    {
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            head.Append((char)(_stream.ReadByte() is >= 0 and var value ? value
                : throw new EndOfStreamException($"the box hung up after: {head}")));
        return head.ToString();
    }

    [GeneratedRegex("first code (\\S+)")]
    private static partial Regex FirstCode();

    [GeneratedRegex("page +https://[^:]+:(\\d+)/")]
    private static partial Regex Port();
}

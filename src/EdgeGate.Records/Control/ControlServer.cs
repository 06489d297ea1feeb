using System.Net.Sockets;
using System.Text.Json;
using EdgeGate.Domain.Records;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Records.Control;

/// <summary>
/// Lets commands look into the records of a running lane, and put another list in force: a local socket beside the journal. Who may open
/// the file may ask: its owner and its group (mode 0660; set the group of the folder, with its setgid bit, to that of the operators). No
/// other machine can reach it. A few conversations at once; each on a thread of its own, none of which a vehicle waits for.
/// </summary>
public sealed class ControlServer : IDisposable
{
    /// <summary>Form of the messages.</summary>
    public const int Version = 3;

    /// <summary>Longest question: a list of 110,000 rows is about eight megabytes, a third more as JSON.</summary>
    public const int LongestRequest = 32 << 20;

    /// <summary>Longest answer.</summary>
    public const int LongestReply = 64 << 20;

    private const int MostAtOnce = 4;

    // A conversation that says nothing for so long is over: nobody may keep a place for ever.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private readonly ManualResetEventSlim _ended = new();
    private readonly SemaphoreSlim _places = new(MostAtOnce);
    private readonly IGateRecords _records;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly string _path;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly HashSet<Socket> _talking = [];
    private volatile bool _stopping;

    private ControlServer(IGateRecords records, string path, ILogger logger, TimeProvider time) =>
        (_records, _path, _logger, _time) = (records, path, logger, time);

    /// <summary>Opens the socket; null, with a line in the log, where that is not possible: the lane goes on without it.</summary>
    public static ControlServer? TryOpen(IGateRecords records, string path, ILogger logger, TimeProvider time)
    {
        var server = new ControlServer(records, path, logger, time);
        try
        {
            // What lies there is left from a process that is gone: the store's lock says that there is only one.
            File.Delete(path);
            server._listener.Bind(new UnixDomainSocketEndPoint(path));

            // Nobody can connect before it listens, so there is no moment in which anybody may.
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path,
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite);
            server._listener.Listen(MostAtOnce);
            new Thread(server.Accept) { Name = "control", IsBackground = true }.Start();
            return server;
        }
        catch (Exception e) when (e is SocketException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            Log.NoControl(logger, path, e.Message);
            server._listener.Dispose();
            return null;
        }
    }

    public void Dispose()
    {
        if (_stopping)
            return;
        _stopping = true;
        _ended.Set();
        _listener.Dispose();
        DeleteSocket();

        // The store is closed after this: whoever is being answered now is answered first, whoever says nothing is not waited for.
        lock (_talking)
        {
            foreach (var socket in _talking)
                socket.Shutdown(SocketShutdown.Receive);
        }

        for (var i = 0; i < MostAtOnce; i++)
            _places.Wait(Silence);
    }

    private void DeleteSocket()
    {
        try
        {
            File.Delete(_path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder went before it; the next start deletes what lies there.
        }
    }

    private void Accept()
    {
        while (!_stopping)
        {
            _places.Wait();
            try
            {
                var socket = _listener.Accept();
                lock (_talking)
                    _talking.Add(socket);
                new Thread(() => Converse(socket)) { Name = "control", IsBackground = true }.Start();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                _places.Release();
                if (_stopping || e is ObjectDisposedException)
                    return;
                Log.ControlFailed(_logger, e.Message);

                // As when there are no descriptors left: the next try would fail at once, and fill the log.
                _ended.Wait(AfterFailure);
            }
        }
    }

    private void Converse(Socket socket)
    {
        try
        {
            using var stream = new NetworkStream(socket)
            {
                ReadTimeout = (int)Silence.TotalMilliseconds,
                WriteTimeout = (int)Silence.TotalMilliseconds
            };
            var who = PeerIdentity.Of(socket);
            var desk = new ControlDesk(new AuditedRecords(_records, who), _time, _logger);
            var (questions, answers) = (new FrameStream(stream, LongestRequest), new FrameStream(stream, LongestReply));
            while (!_stopping && questions.Receive() is { } frame)
            {
                var reply = frame.Kind == FrameKind.Request
                    ? desk.Answer(frame.Content, who, new ControlSink(answers), () => IsThere(socket))
                    : new ControlReply { Error = $"a message of kind {frame.Kind} is no question" };
                Send(answers, reply);
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException or SocketException or ObjectDisposedException)
        {
            Log.ControlFailed(_logger, e.Message);
        }
#pragma warning disable CA1031 // The one place where a bug does not crash: a question about the past must not stop the gate.
        catch (Exception e)
        {
            Log.ControlBug(_logger, e);
        }
#pragma warning restore CA1031
        finally
        {
            lock (_talking)
            {
                _talking.Remove(socket);
                socket.Dispose();
            }

            _places.Release();
        }
    }

    /// <summary>A socket that can be read and has nothing to read has been closed at its other end.</summary>
    private static bool IsThere(Socket socket) => !socket.Poll(TimeSpan.Zero, SelectMode.SelectRead) || socket.Available > 0;

    private static void Send(FrameStream answers, ControlReply reply)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(reply, ControlJson.Default.ControlReply);
        if (bytes.Length > LongestReply)
        {
            bytes = JsonSerializer.SerializeToUtf8Bytes(
                new() { Error = $"the answer has {bytes.Length / 1_000_000} MB; ask for less at once" }, ControlJson.Default.ControlReply);
        }

        answers.Send(FrameKind.Reply, bytes);
    }
}

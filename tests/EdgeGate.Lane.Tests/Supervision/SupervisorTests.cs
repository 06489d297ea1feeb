using System.Net.Sockets;
using System.Text;
using EdgeGate.Capture;
using EdgeGate.Domain.Inference;
using EdgeGate.Lane.Inference;
using EdgeGate.Lane.Supervision;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Lane.Tests.Supervision;

public sealed class SupervisorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("edgegate-supervisor").FullName;
    private readonly FakeTimeProvider _time = new();
    private readonly Socket _systemd = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly StageRestarts _restarts = new();
    private long _frames;

    public SupervisorTests()
    {
        _systemd.Bind(new UnixDomainSocketEndPoint(Path.Combine(_folder, "notify")));
        File.WriteAllText(Path.Combine(_folder, "watchdog"), "");
    }

    public void Dispose()
    {
        _systemd.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Turns_OfBothLoops_SayReadyOnceThenAlive()
    {
        using var supervisor = Create();
        supervisor.BarrierTurned();
        Assert.Equal("", Heard());
        Frame(supervisor);
        Assert.Equal("READY=1\nWATCHDOG=1|STATUS=reading", Heard());
        _time.Advance(TimeSpan.FromSeconds(2.5));
        supervisor.BarrierTurned();
        Frame(supervisor);
        Assert.Equal("WATCHDOG=1", Heard());
    }

    [Fact]
    public void Turns_OfOneLoopOnly_NeverSayReady()
    {
        using var supervisor = Create();
        for (var i = 0; i < 50; i++)
        {
            supervisor.BarrierTurned();
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal("", Heard());
        Assert.Equal(0, new FileInfo(Path.Combine(_folder, "watchdog")).Length);
    }

    [Fact]
    public void Turns_CaptureThreadHangs_StopAfterTheLimit()
    {
        using var supervisor = Create();
        var signs = 0;
        for (var i = 0; i < 200; i++)
        {
            supervisor.BarrierTurned();
            supervisor.FramesTurned(_time.Elapsed, new CaptureHealth { State = CaptureState.Running, Frames = 7 }, _restarts, 7, 0,
                Inference);
            _time.Advance(TimeSpan.FromSeconds(1));
            if (Heard().Contains("WATCHDOG=1", StringComparison.Ordinal))
                signs = i;
        }

        Assert.InRange(signs, 80, 95);
    }

    [Fact]
    public void Turns_CameraIsGoneAndTriedAgain_GoOn()
    {
        using var supervisor = Create();
        for (var i = 0; i < 200; i++)
        {
            supervisor.BarrierTurned();
            supervisor.FramesTurned(_time.Elapsed, new CaptureHealth { State = CaptureState.Waiting, Frames = 7, Faults = i }, _restarts, 7,
                0, Inference);
            _time.Advance(TimeSpan.FromSeconds(1));
            Heard();
        }

        supervisor.BarrierTurned();
        supervisor.FramesTurned(_time.Elapsed, new CaptureHealth { State = CaptureState.Waiting }, _restarts, 7, 0, Inference);
        _time.Advance(TimeSpan.FromSeconds(3));
        supervisor.BarrierTurned();
        supervisor.FramesTurned(_time.Elapsed, new CaptureHealth { State = CaptureState.Waiting }, _restarts, 7, 0, Inference);
        Assert.Contains("WATCHDOG=1", Heard(), StringComparison.Ordinal);
    }

    [Fact]
    public void Dispose_InOrder_DisarmsTheBoardsWatchdog()
    {
        var supervisor = Create();
        supervisor.BarrierTurned();
        Frame(supervisor);
        supervisor.Dispose();
        Assert.Equal("kV", File.ReadAllText(Path.Combine(_folder, "watchdog")));
        Assert.EndsWith("STOPPING=1", Heard(), StringComparison.Ordinal);
    }

    [Fact]
    public void HealthFile_WhenFramesTurn_SaysWhatIs()
    {
        using var supervisor = Create();
        Frame(supervisor);
        var text = File.ReadAllText(Path.Combine(_folder, "health"));
        Assert.Contains("\nstate=reading\nframes=1\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "\ninference=rockchip 2.3.2 (npu)\nnpu_degraded=1\nnpu_fallbacks=2\nnpu_fault=first line second\nnpu_celsius=61.5\nnpu_watts=\n", text, StringComparison.Ordinal);
        for (var i = 0; i < 5; i++)
            _restarts.Failed(_time.Elapsed);
        _time.Advance(TimeSpan.FromSeconds(1));
        Frame(supervisor);
        Assert.Contains("\nstate=faulted\n", File.ReadAllText(Path.Combine(_folder, "health")), StringComparison.Ordinal);
    }

    [Fact]
    public void FromEnvironment_WatchdogThatIsNotThere_RunsWithoutAndSaysSo()
    {
        using var supervisor = Supervisor.FromEnvironment(name => name == "EDGEGATE_WATCHDOG" ? Path.Combine(_folder, "no-such") : null,
            _time);
        Assert.Contains("no-such", supervisor.Problem, StringComparison.Ordinal);
        supervisor.BarrierTurned();
        Frame(supervisor);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("notify")]
    [InlineData("/")]
    [InlineData("vsock:2:1234")]
    public void Open_AddressThatIsNone_IsNoSocket(string? address) => Assert.Null(NotifySocket.Open(address));

    [Fact]
    public void Send_NobodyListens_IsNoError()
    {
        using var socket = NotifySocket.Open(Path.Combine(_folder, "nobody"));
        socket!.Send("READY=1");
    }

    private Supervisor Create() => Supervisor.FromEnvironment(
        name => name switch
        {
            "NOTIFY_SOCKET" => Path.Combine(_folder, "notify"),
            "WATCHDOG_USEC" => "10000000",
            "EDGEGATE_WATCHDOG" => Path.Combine(_folder, "watchdog"),
            "RUNTIME_DIRECTORY" => _folder,
            _ => null,
        },
        _time);

    private void Frame(Supervisor supervisor) => supervisor.FramesTurned(
        _time.Elapsed, new CaptureHealth { State = CaptureState.Running, Frames = ++_frames }, _restarts, _frames, 3, Inference);

    private static InferenceHealth Inference() => new(
        "rockchip 2.3.2 (npu)", true, 2, "first line\nsecond", new EngineStatistics(1, 2, TimeSpan.FromMilliseconds(3), 61.5f, float.NaN),
        EngineStatistics.None);

    private string Heard()
    {
        var messages = new List<string>();
        var buffer = new byte[256];
        while (_systemd.Available > 0)
            messages.Add(Encoding.UTF8.GetString(buffer, 0, _systemd.Receive(buffer)));
        return string.Join('|', messages);
    }
}

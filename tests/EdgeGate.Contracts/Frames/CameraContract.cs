using EdgeGate.Domain.Frames;
using Xunit;

namespace EdgeGate.Contracts.Frames;

/// <summary>What every <see cref="ICameraDriver"/> and its cameras do.</summary>
public abstract class CameraContract : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SmallPool _pool = new(2);
    private ICameraBench? _bench;

    /// <summary>The adapter under test, with a camera.</summary>
    protected abstract ICameraBench CreateBench();

    private ICameraBench Bench => _bench ??= CreateBench();

    /// <summary>Takes the bench apart; a lease that is still out fails the test.</summary>
    public void Dispose()
    {
        _bench?.Dispose();
        GC.SuppressFinalize(this);
        Assert.Equal(0, _pool.Outstanding);
    }

    [Fact]
    public void Open_Camera_IsLiveAndSaysWhatItIs()
    {
        using var camera = Open();

        Assert.True(camera.IsLive);
        Assert.Contains(Bench.Device, camera.Description);
        Assert.Contains("64x48", camera.Description);
    }

    [Fact]
    public void Read_PicturesCome_AreWholeNumberedAndInOrderOfTime()
    {
        using var camera = Open();
        var last = TimeSpan.MinValue;
        for (byte i = 1; i <= 6; i++)
        {
            Bench.Deliver((byte)(i * 30));

            Assert.Equal(FrameReadStatus.Frame, camera.Read(_pool, Patience, out var frame));

            using (frame)
            {
                Assert.Equal((64, 48, i), (frame!.Width, frame.Height, frame.Id));
                Assert.InRange(frame.View.Data[0], (i * 30) - 3, (i * 30) + 3);
                Assert.True(frame.CapturedAt >= last);
                last = frame.CapturedAt;
            }
        }
    }

    [Fact]
    public void Read_NothingComes_TimesOut()
    {
        using var camera = Open();

        Assert.Equal(FrameReadStatus.TimedOut, camera.Read(_pool, TimeSpan.FromMilliseconds(2), out var frame));
        Assert.Null(frame);
    }

    [Fact]
    public void Read_EveryBufferOnLoan_DropsAndGoesOn()
    {
        using var camera = Open();
        var held = new[] { _pool.TryRent(1)!, _pool.TryRent(1)! };
        Bench.Deliver(10);

        Assert.Equal(FrameReadStatus.Dropped, camera.Read(_pool, Patience, out var none));
        Assert.Null(none);
        Array.ForEach(held, lease => lease.Dispose());
        Bench.Deliver(20);
        Assert.Equal(FrameReadStatus.Frame, camera.Read(_pool, Patience, out var frame));
        using (frame)
            Assert.Equal(2, frame!.Id);
    }

    [Fact]
    public void Read_CableIsPulled_IsDisconnected()
    {
        using var camera = Open();
        Bench.Unplug();

        var fault = Assert.Throws<CameraFaultException>(() => camera.Read(_pool, Patience, out _));

        Assert.Equal(CameraFaultKind.Disconnected, fault.Kind);
        Assert.Contains(Bench.Device, fault.Message);
    }

    [Fact]
    public void Dispose_WhileAReadWaits_EndsIt()
    {
        var camera = Open();
        var closer = new Thread(camera.Dispose);
        closer.Start();

        Assert.ThrowsAny<Exception>(() =>
        {
            // A read that began before may time out once; the next one must not go on.
            while (camera.Read(_pool, Patience, out _) == FrameReadStatus.TimedOut)
            {
            }
        });

        closer.Join();
        camera.Dispose();
    }

    [Fact]
    public void Open_AfterDispose_WorksAgain()
    {
        Open().Dispose();

        using var again = Open();

        Bench.Deliver(50);
        Assert.Equal(FrameReadStatus.Frame, again.Read(_pool, Patience, out var frame));
        frame!.Dispose();
    }

    [Fact]
    public void Open_NoSuchCamera_NamesThoseThatAreThere()
    {
        var fault = Assert.Throws<CameraFaultException>(() => Bench.Driver.Open(new("/dev/video99", 64, 48)));

        Assert.Equal(CameraFaultKind.NotFound, fault.Kind);
        Assert.Contains("/dev/video99", fault.Message);
        Assert.Contains(Bench.Device, fault.Message);
    }

    [Fact]
    public void Enumerate_CameraThere_NamesIt() =>
        Assert.Contains(Bench.Driver.Enumerate(), camera => camera.Contains(Bench.Device));

    private IFrameSource Open() => Bench.Driver.Open(new(Bench.Device, 64, 48, 30));
}

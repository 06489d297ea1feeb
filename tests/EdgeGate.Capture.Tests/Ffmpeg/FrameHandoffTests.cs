using EdgeGate.Capture.Ffmpeg;
using EdgeGate.Domain.Frames;
using Xunit;

namespace EdgeGate.Capture.Tests.Ffmpeg;

public sealed class FrameHandoffTests
{
    private static readonly Y4mHeader Size = new(2, 2, TimeSpan.FromMilliseconds(40));

    private readonly FramePool _pool = new(2);

    [Fact]
    public void Take_LiveAndSlow_GetsTheFreshestWithAGapInItsId()
    {
        var handoff = new FrameHandoff(Size, live: true);
        Deliver(handoff, 1);
        Deliver(handoff, 2);
        Deliver(handoff, 3);

        Assert.Equal(FrameReadStatus.Frame, handoff.Take(_pool, TimeSpan.Zero, out var frame));

        using (frame)
        {
            Assert.Equal(3, frame!.Id);
            Assert.Equal([3, 3, 3, 3, 100, 200], frame.View.Data[..6].ToArray());
        }
    }

    [Fact]
    public void Deliver_RecordingNotRead_WaitsAndLosesNothing()
    {
        var handoff = new FrameHandoff(Size, live: false);
        var writer = new Thread(() =>
        {
            for (byte i = 1; i <= 20; i++)
                Deliver(handoff, i);
            handoff.End(null);
        });
        writer.Start();

        var seen = new List<long>();
        while (handoff.Take(_pool, TimeSpan.FromSeconds(30), out var frame) == FrameReadStatus.Frame)
        {
            using (frame)
                seen.Add(frame!.View.Data[0]);
        }

        writer.Join();
        Assert.Equal(Enumerable.Range(1, 20).Select(i => (long)i), seen);
    }

    [Fact]
    public void Take_EndedWithAFault_DeliversTheLastFrameFirst()
    {
        var handoff = new FrameHandoff(Size, live: true);
        Deliver(handoff, 1);
        handoff.End(new CameraFaultException(CameraFaultKind.Disconnected, "gone"));

        Assert.Equal(FrameReadStatus.Frame, handoff.Take(_pool, TimeSpan.Zero, out var frame));
        frame!.Dispose();
        Assert.Throws<CameraFaultException>(() => handoff.Take(_pool, TimeSpan.Zero, out _));
    }

    [Fact]
    public void Take_PoolEmpty_DropsTheFrame()
    {
        var handoff = new FrameHandoff(Size, live: true);
        using var first = _pool.TryRent(6);
        using var second = _pool.TryRent(6);
        Deliver(handoff, 1);

        Assert.Equal(FrameReadStatus.Dropped, handoff.Take(_pool, TimeSpan.Zero, out _));
        Assert.Equal(FrameReadStatus.TimedOut, handoff.Take(_pool, TimeSpan.Zero, out _));
    }

    [Fact]
    public void Deliver_ReaderClosedWhileWaiting_ReturnsFalse()
    {
        var handoff = new FrameHandoff(Size, live: false);
        Deliver(handoff, 1);
        var closer = new Thread(handoff.Close);
        closer.Start();

        Assert.False(handoff.Deliver(TimeSpan.Zero));

        closer.Join();
    }

    private static void Deliver(FrameHandoff handoff, byte luma)
    {
        handoff.Filling[..10].Fill(luma);
        handoff.Filling[10] = 100;
        handoff.Filling[11] = 200;
        handoff.Deliver(TimeSpan.Zero);
    }
}

using EdgeGate.Domain.Frames;
using Xunit;

namespace EdgeGate.Capture.Tests.Loop;

public sealed class FrameMailboxTests
{
    private readonly FramePool _pool = new(4);

    [Fact]
    public void Publish_UnreadFrameThere_ReplacesItGivesItBackAndCounts()
    {
        using var mailbox = new FrameMailbox();
        mailbox.Publish(Frame(1));
        mailbox.Publish(Frame(2));
        mailbox.Publish(Frame(3));

        using var newest = mailbox.Take(TimeSpan.Zero);

        Assert.Equal(3, newest!.Id);
        Assert.Equal(2, mailbox.Replaced);
        Assert.Equal(1, _pool.Outstanding);
    }

    [Fact]
    public void Take_Empty_ReturnsNullAfterTheTimeout()
    {
        using var mailbox = new FrameMailbox();

        Assert.Null(mailbox.Take(TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public void Take_FrameComesFromAnotherThread_ReturnsIt()
    {
        using var mailbox = new FrameMailbox();
        var writer = new Thread(() => mailbox.Publish(Frame(7)));
        writer.Start();

        using var frame = mailbox.Take(TimeSpan.FromSeconds(30));

        writer.Join();
        Assert.Equal(7, frame!.Id);
    }

    [Fact]
    public void Dispose_ReaderWaiting_WakesIt()
    {
        var mailbox = new FrameMailbox();
        var closer = new Thread(mailbox.Dispose);
        closer.Start();

        Assert.Null(mailbox.Take(Timeout.InfiniteTimeSpan));

        closer.Join();
        Assert.True(mailbox.IsClosed);
    }

    [Fact]
    public void Publish_AfterDispose_GivesTheFrameStraightBack()
    {
        var mailbox = new FrameMailbox();
        mailbox.Dispose();

        mailbox.Publish(Frame(1));

        Assert.Equal(0, _pool.Outstanding);
        Assert.Null(mailbox.Take(TimeSpan.Zero));
    }

    [Fact]
    public void Dispose_UnreadFrameThere_GivesItBack()
    {
        var mailbox = new FrameMailbox();
        mailbox.Publish(Frame(1));

        mailbox.Dispose();

        Assert.Equal(0, _pool.Outstanding);
    }

    [Fact]
    public void PublishAndTake_SteadyState_AllocateNothing()
    {
        using var mailbox = new FrameMailbox();
        mailbox.Publish(Frame(1));
        mailbox.Take(TimeSpan.Zero)!.Dispose();
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 2; i < 100; i++)
        {
            mailbox.Publish(Frame(i));
            mailbox.Take(TimeSpan.Zero)!.Dispose();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private FrameLease Frame(long id)
    {
        var frame = _pool.TryRent(16)!;
        frame.Stamp(id, TimeSpan.Zero);
        return frame;
    }
}

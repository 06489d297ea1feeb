using EdgeGate.Domain.Imaging;
using Xunit;

namespace EdgeGate.Capture.Tests.Loop;

public sealed class FramePoolTests
{
    [Fact]
    public void TryRent_AllOnLoan_ReturnsNullUntilOneComesBack()
    {
        var pool = new FramePool(2);
        var first = pool.TryRent(10)!;
        var second = pool.TryRent(10)!;

        Assert.Null(pool.TryRent(10));
        Assert.Equal(2, pool.Outstanding);

        first.Dispose();
        Assert.Same(first, pool.TryRent(10));
        first.Dispose();
        second.Dispose();
        Assert.Equal(0, pool.Outstanding);
    }

    [Fact]
    public void TryRent_SameSizeAgain_AllocatesNothing()
    {
        var pool = new FramePool(3);
        pool.TryRent(1000)!.Dispose();
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 100; i++)
            pool.TryRent(1000)!.Dispose();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void TryRent_LargerThanBefore_GivesALargerBuffer()
    {
        var pool = new FramePool(1);
        pool.TryRent(10)!.Dispose();

        var grown = pool.TryRent(20)!;

        Assert.Equal(20, grown.Memory.Length);
        grown.Dispose();
        Assert.Same(grown, pool.TryRent(15));
        grown.Dispose();
    }

    [Fact]
    public void TryRent_OneBufferLargeEnough_PrefersItToGrowingAnother()
    {
        var pool = new FramePool(2);
        var small = pool.TryRent(10)!;
        var large = pool.TryRent(100)!;
        small.Dispose();
        large.Dispose();

        var again = pool.TryRent(50)!;

        Assert.Same(large, again);
        again.Dispose();
    }

    [Fact]
    public void Dispose_Twice_ThrowsAndCountsOnce()
    {
        var pool = new FramePool(2);
        var frame = pool.TryRent(10)!;
        frame.Dispose();

        Assert.Throws<ObjectDisposedException>(frame.Dispose);
        Assert.Equal(0, pool.Outstanding);
    }

    [Fact]
    public void Memory_AfterReturn_Throws()
    {
        var frame = new FramePool(1).TryRent(12)!;
        frame.Describe(2, 2, 6, PixelFormat.Rgb24);
        frame.Dispose();

        Assert.Throws<ObjectDisposedException>(() => _ = frame.View.Width);
    }

    [Fact]
    public void Return_ForeignLease_Throws()
    {
        var pool = new FramePool(1);
        using var foreign = new FramePool(1).TryRent(10)!;

        Assert.Throws<InvalidOperationException>(() => pool.Return(foreign));
    }

    [Fact]
    public void Outstanding_LeaseNotReturned_ShowsTheLeak()
    {
        var pool = new FramePool(4);
        _ = pool.TryRent(10);

        Assert.Equal(1, pool.Outstanding);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public void Constructor_CountOutOfRange_Throws(int buffers) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FramePool(buffers));
}

using EdgeGate.Platform.Packages.Camera;
using Xunit;

namespace EdgeGate.Platform.Packages.Tests.Camera;

/// <summary>Old buffers told from new frames, on a clock of numbers.</summary>
public sealed class StaleFrameGuardTests
{
    private readonly StaleFrameGuard _guard = new();

    [Fact]
    public void Judge_DifferentFrames_AreFresh()
    {
        for (var number = 0; number < 20; number++)
            Assert.Equal(FrameVerdict.Fresh, Judge((byte)(number + 1), number * 33));
    }

    [Fact]
    public void Judge_QueuedFramesInABurst_AreFresh()
    {
        for (var number = 0; number < 4; number++)
            Assert.Equal(FrameVerdict.Fresh, Judge((byte)(number + 1), 100));
    }

    [Fact]
    public void Judge_OldBufferInABurst_IsWithheldThenDead()
    {
        for (var number = 0; number < 4; number++)
            Judge((byte)(number + 1), number * 33);

        Assert.Equal(FrameVerdict.Withhold, Judge(1, 500));
        for (var again = 0; again < 7; again++)
            Assert.Equal(FrameVerdict.Withhold, Judge(1, 500));
        Assert.Equal(FrameVerdict.Dead, Judge(1, 500));
    }

    [Fact]
    public void Judge_BufferThatWasNeverFilled_IsWithheld() =>
        Assert.Equal(FrameVerdict.Withhold, _guard.Judge(new byte[1000], TimeSpan.Zero));

    [Fact]
    public void Judge_StillSceneAtACamerasPace_IsFreshAfterTheFirstRepeat()
    {
        Judge(7, 0);

        Assert.Equal(FrameVerdict.Withhold, Judge(7, 33));
        Assert.Equal(FrameVerdict.Fresh, Judge(7, 66));
        Assert.Equal(FrameVerdict.Fresh, Judge(7, 100));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(36)]
    public void Judge_OneByteChanged_IsFresh(int place)
    {
        var data = Enumerable.Repeat((byte)9, 37).ToArray();
        _guard.Judge(data, TimeSpan.Zero);
        data[place] = 1;

        Assert.Equal(FrameVerdict.Fresh, _guard.Judge(data, TimeSpan.FromMilliseconds(33)));
    }

    private FrameVerdict Judge(byte content, int ms)
    {
        var data = new byte[1000];
        Array.Fill(data, content);
        return _guard.Judge(data, TimeSpan.FromMilliseconds(ms));
    }
}

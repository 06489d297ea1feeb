using Xunit;

namespace EdgeGate.Lane.Tests;

/// <summary>A lane by a camera acts on what it sees, not on what it saw before it was stopped.</summary>
public sealed class LiveLaneTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(2000, 1)]
    [InlineData(2001, 0)]
    [InlineData(60_000, 0)]
    public void Run_FrameInTheMailbox_IsLookedAtUnlessItIsOld(int ageMs, int looked)
    {
        using var bench = new LaneRig();

        bench.RunLive(TimeSpan.FromMilliseconds(ageMs));

        Assert.Equal(looked, bench.Core.Timings.Frames);
    }
}

using EdgeGate.Access.Tracking;
using EdgeGate.Barrier;
using EdgeGate.Domain.Configuration;
using EdgeGate.Lane.Passages;
using Xunit;

namespace EdgeGate.Lane.Tests.Passages;

public sealed class CrossingsTests
{
    [Fact]
    public void IsSettling_VehiclesAreFollowedForLongerFromNowOn_SettlesForLonger()
    {
        var tracker = new TrackerOptions { EndAfterMs = 1000 };
        var crossings = new Crossings(new InForce<TrackerOptions>(() => tracker));
        var times = BarrierTimes.None with { Cleared = TimeSpan.FromSeconds(10) };
        Assert.False(crossings.IsSettling(times, TimeSpan.FromSeconds(13)));

        tracker = tracker with { EndAfterMs = 5000 };

        Assert.True(crossings.IsSettling(times, TimeSpan.FromSeconds(13)));
    }
}

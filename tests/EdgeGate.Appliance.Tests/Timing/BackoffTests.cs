using EdgeGate.Domain.Timing;
using Xunit;

namespace EdgeGate.Appliance.Tests.Timing;

public sealed class BackoffTests
{
    [Fact]
    public void Next_FailureAfterFailure_DoublesUpToTheLimitAndStartsOverWhenItHeld()
    {
        var pauses = new Backoff(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10));
        Assert.Equal([3, 6, 10, 10], Enumerable.Range(0, 4).Select(_ => pauses.Next().TotalSeconds));

        pauses.Reset();

        Assert.Equal(3, pauses.Next().TotalSeconds);
    }

    [Fact]
    public void Next_FirstPauseAboveTheLimit_IsTheLimit() =>
        Assert.Equal(TimeSpan.FromSeconds(2), new Backoff(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(2)).Next());

    [Fact]
    public void Next_ForAYear_NeverOverflows()
    {
        var pauses = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));

        Assert.All(Enumerable.Range(0, 9000), _ => Assert.InRange(pauses.Next(), TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)));
    }
}

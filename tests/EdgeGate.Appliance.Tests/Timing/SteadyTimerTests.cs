using EdgeGate.Domain.Timing;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Appliance.Tests.Timing;

/// <summary>A timer that goes on whatever its work throws.</summary>
public sealed class SteadyTimerTests
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Timer_WorkThrows_IsToldAndGoesOn()
    {
        var (calls, told) = (0, new List<string>());
        using var timer = _time.CreateSteadyTimer(
            () => throw new InvalidOperationException($"call {++calls}"), error => told.Add(error.Message), Period, Period);

        _time.Advance(3 * Period);

        Assert.Equal(["call 1", "call 2", "call 3"], told);
    }

    [Fact]
    public void Timer_WhoeverIsToldThrowsToo_GoesOn()
    {
        var calls = 0;
        using var timer = _time.CreateSteadyTimer(
            () => throw new InvalidOperationException($"call {++calls}"), error => throw error, Period, Period);

        _time.Advance(3 * Period);

        Assert.Equal(3, calls);
    }
}

using EdgeGate.Domain.Gate;
using Xunit;

namespace EdgeGate.Barrier.Tests;

/// <summary>What came and went between two looks is still known.</summary>
public sealed class BarrierTimesTests
{
    private static readonly LineSnapshot Rest = LineSnapshot.NoneFitted.With(GateInput.SafetyLoop, LineLevel.Inactive)
        .With(GateInput.ExitLoop, LineLevel.Inactive);

    [Fact]
    public void After_ArmGoesUpAndDown_BothAreRemembered()
    {
        var times = BarrierTimes.None.After(At(1, BarrierState.Opening), At(2, BarrierState.Open))
            .After(At(2, BarrierState.Open), At(3, BarrierState.Closing))
            .After(At(3, BarrierState.Closing), At(4, BarrierState.Closed)).After(At(4, BarrierState.Closed), At(5, BarrierState.Closed));

        Assert.Equal((Seconds(2), Seconds(4)), (times.Opened, times.Down));
    }

    [Fact]
    public void After_SomethingUnderTheArmAndBehindIt_IsRemembered()
    {
        var taken = Rest.With(GateInput.SafetyLoop, LineLevel.Active);
        var times = BarrierTimes.None.After(At(1), At(2, lines: taken))
            .After(At(2, lines: taken), At(3, lines: Rest.With(GateInput.ExitLoop, LineLevel.Active)));

        Assert.Equal((Seconds(3), Seconds(3)), (times.Cleared, times.Exit));
    }

    [Fact]
    public void After_LineThatFailsWhileSomethingStandsThere_DidNotClear()
    {
        var taken = Rest.With(GateInput.SafetyLoop, LineLevel.Active);
        var times = BarrierTimes.None.After(At(1, lines: taken), At(2, lines: Rest.With(GateInput.SafetyLoop, LineLevel.Unknown)));

        Assert.Equal(BarrierTimes.Never, times.Cleared);
    }

    [Theory]
    [InlineData(BarrierState.Open, false, LineLevel.NotFitted, true)]
    [InlineData(BarrierState.Held, true, LineLevel.NotFitted, true)]
    [InlineData(BarrierState.Held, false, LineLevel.Active, true)]
    [InlineData(BarrierState.Held, false, LineLevel.Inactive, false)]
    [InlineData(BarrierState.Opening, false, LineLevel.NotFitted, false)]
    [InlineData(BarrierState.Closed, false, LineLevel.NotFitted, false)]
    [InlineData(BarrierState.Faulted, false, LineLevel.Active, true)]
    [InlineData(BarrierState.Faulted, false, LineLevel.NotFitted, false)]
    public void IsUp_Always_IsWhatIsKnownOfTheArm(BarrierState state, bool fire, LineLevel limitOpen, bool up) =>
        Assert.Equal(up, BarrierTimes.IsUp(At(1, state) with { Fire = fire, Lines = Rest.With(GateInput.LimitOpen, limitOpen) }));

    [Fact]
    public void Look_OfAController_HoldsWhatHappenedBetweenTwoLooks()
    {
        var lines = new TestKit.FakeGateLines(Rest, GateOutput.Open);
        using var controller = new BarrierController(
            lines, new() { OpeningMs = 500, ClosingMs = 500, HoldOpenMs = 1000 }, default, _ => { },
            Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        controller.Apply(BarrierInputKind.OpenRequest, Seconds(1));
        for (var at = 1.0; at < 10; at += 0.1)
        {
            lines.Set(GateInput.SafetyLoop, at is > 2 and < 3 ? LineLevel.Active : LineLevel.Inactive);
            controller.Poll(Seconds(at));
        }

        var (status, times) = controller.Look();
        Assert.Equal(BarrierState.Closed, status.State);
        Assert.True(times.Opened < times.Cleared && times.Cleared < times.Down, $"{times}");
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static BarrierStatus At(double seconds, BarrierState state = BarrierState.Closed, LineSnapshot? lines = null) =>
        BarrierStatus.Initial(default) with { Now = Seconds(seconds), State = state, Lines = lines ?? Rest };
}

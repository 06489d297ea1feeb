using EdgeGate.Domain.Events;
using EdgeGate.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeGate.Journal.Tests;

public sealed class EventClockTests
{
    [Fact]
    public void Confirm_NothingSpeaksForTheClock_BelievedUntilItIsSet()
    {
        var time = new FakeTimeProvider();
        var clock = new EventClock(time, Guid.NewGuid(), null, () => default, NullLogger.Instance);
        Assert.Equal(ClockState.Unknown, clock.Now().Clock);

        clock.Confirm();

        Assert.Equal(ClockState.Plausible, clock.Now().Clock);
        time.JumpWallClock(TimeSpan.FromHours(1));
        Assert.Equal(ClockState.Unknown, clock.Now().Clock);
    }

    [Fact]
    public void BelievedIn_SameBoot_AConfirmedClockStaysConfirmedAcrossARestart()
    {
        var (time, boot, store) = (new FakeTimeProvider(), Guid.NewGuid(), new FakeReadStore());
        var clock = new EventClock(time, boot, null, () => default, NullLogger.Instance);
        clock.Confirm();
        store.Append([Events.Of(GateEventKind.Audit) with { Time = clock.Now() }]);

        var again = new EventClock(time, boot, null, () => default, NullLogger.Instance, EventClock.BelievedIn(store, boot));
        Assert.Equal(ClockState.Plausible, again.Now().Clock);
        Assert.Null(EventClock.BelievedIn(store, Guid.NewGuid()));
    }

    private static readonly ClockSigns Battery = new(IsSynchronised: false, HasBatteryClock: true, SetByHand: false);

    private readonly FakeTimeProvider _time = new();

    private EventClock Clock(DateTimeOffset? newest = null) => new(_time, Guid.NewGuid(), newest, () => Battery, NullLogger.Instance);

    [Theory]
    [InlineData(true, false, false, ClockState.Synchronised)]
    [InlineData(false, true, false, ClockState.Plausible)]
    [InlineData(false, false, true, ClockState.Plausible)]
    [InlineData(false, false, false, ClockState.Unknown)]
    public void Judge_SignsOfTheMachine_Decide(bool synchronised, bool battery, bool hand, ClockState expected) =>
        Assert.Equal(expected, ClockJudge.Judge(Events.Noon, Events.Noon.AddDays(-1), new(synchronised, battery, hand)));

    [Fact]
    public void Judge_BehindTheNewestEvent_UnknownWhateverTheSigns() =>
        Assert.Equal(ClockState.Unknown, ClockJudge.Judge(Events.Noon, Events.Noon.AddMinutes(1), new(true, true, true)));

    [Fact]
    public void Judge_YearBeforeTheSoftware_Unknown() =>
        Assert.Equal(ClockState.Unknown, ClockJudge.Judge(DateTimeOffset.UnixEpoch, null, new(true, true, true)));

    [Fact]
    public void Now_TimePasses_MonotonicAndWallAdvanceTogether()
    {
        var clock = Clock();
        var first = clock.Now();
        _time.Advance(TimeSpan.FromMinutes(3));
        var second = clock.Now();

        Assert.Equal(TimeSpan.FromMinutes(3), second.Monotonic - first.Monotonic);
        Assert.Equal(TimeSpan.FromMinutes(3), second.Wall - first.Wall);
        Assert.Equal(TimeSpan.Zero, clock.TakeJump());
    }

    [Fact]
    public void Now_ClockSetBack_UnknownUntilConfirmedAndMonotonicKeepsTheOrder()
    {
        var clock = Clock();
        var first = clock.Now();
        _time.JumpWallClock(TimeSpan.FromHours(-2));
        _time.Advance(TimeSpan.FromSeconds(1));
        var second = clock.Now();

        Assert.Equal(ClockState.Unknown, second.Clock);
        Assert.True(second.Monotonic > first.Monotonic);
        Assert.Equal(TimeSpan.FromHours(-2), clock.TakeJump());
        Assert.Equal(TimeSpan.Zero, clock.TakeJump());
        clock.Confirm();
        Assert.Equal(ClockState.Plausible, clock.Now().Clock);
    }

    [Fact]
    public void NewestIn_NewestStampedByAnUnknownClock_IsPassedOver()
    {
        var store = new FakeReadStore();
        store.Append([Events.Of(GateEventKind.System, at: Events.Noon),
            Events.Of(GateEventKind.System, at: Events.Noon.AddYears(9), clock: ClockState.Unknown)]);

        Assert.Equal(Events.Noon, EventClock.NewestIn(store));
        Assert.Null(EventClock.NewestIn(new FakeReadStore()));
    }

    [Fact]
    public void Read_KernelFile_SameIdTwice()
    {
        Assert.Equal(BootIdentity.Read(), BootIdentity.Read());
        Assert.NotEqual(BootIdentity.Read("/nonexistent"), BootIdentity.Read("/nonexistent"));
    }
}

using EdgeGate.Domain.Events;
using Xunit;

namespace EdgeGate.Contracts.Events;

/// <summary>What every <see cref="IReadStore"/> answers to questions of time, with a wall clock that jumps both ways.</summary>
public abstract class ReadStoreTimesContract : IDisposable
{
    // Seconds after Monday 8:00 of the events 1, 2, 3 ...: forward, back by a boot without a clock, forward, back a little.
    private static readonly double[] Clock = [10, 20, 20, 30, -5000, -4990, 40, 50, 45, 60];

    private readonly StoreFolder _folder = new();

    /// <summary>The adapter under test.</summary>
    protected abstract IReadStoreDriver CreateDriver();

    /// <summary>Removes the folder.</summary>
    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(20.0, null)]
    [InlineData(null, 45.0)]
    [InlineData(20.0, 45.0)]
    [InlineData(-5000.0, -4990.0)]
    [InlineData(45.0, 20.0)]
    public void Query_BetweenTimes_GivesExactlyThoseNewestFirst(double? since, double? until)
    {
        using var store = Filled();
        foreach (var before in (long?[])[null, .. Enumerable.Range(1, Clock.Length + 2).Select(id => (long?)id)])
        {
            foreach (var limit in (int[])[1, 3, 1000])
            {
                var query = new EventQuery { Since = At(since), Until = At(until), BeforeId = before, Limit = limit };
                Assert.Equal(Expected(since, until, before, _ => true).Take(limit), store.Query(query).Select(stored => stored.Id));
            }
        }
    }

    [Fact]
    public void Query_KindBetweenTimes_GivesExactlyThose()
    {
        using var store = Filled();

        var found = store.Query(new() { Kind = GateEventKind.Alarm, Since = At(20), Until = At(60) }).Select(stored => stored.Id);

        Assert.Equal(Expected(20, 60, null, id => id % 2 == 0), found);
    }

    [Fact]
    public void Query_PageBeginsAtADeletedEvent_GoesOnBelowIt()
    {
        using var store = Filled();
        store.DeleteBefore(At(30)!.Value, GateEventKind.Alarm, 100);

        Assert.Equal([5, 4, 3, 1], store.Query(new() { BeforeId = 6 }).Select(stored => stored.Id));
    }

    [Fact]
    public void DeleteBefore_ClockThatJumped_GoesByTheTimeOnTheEvent()
    {
        using var store = Filled();

        Assert.Equal(2, store.DeleteBefore(At(10)!.Value, GateEventKind.Alarm, 100) + store.DeleteBefore(At(10)!.Value,
            GateEventKind.System, 100));
        Assert.Equal(Expected(10, null, null, _ => true), store.Query(new()).Select(stored => stored.Id));
    }

    [Fact]
    public void Open_AgainWithAClockFurtherBack_StillGivesNewestFirst()
    {
        Filled().Dispose();
        using var store = CreateDriver().Open(_folder.Path);

        store.Append([SampleEvents.Plain(-9000)]);

        Assert.Equal([11, 10, 9], store.Query(new() { Limit = 3 }).Select(stored => stored.Id));
    }

    private static DateTimeOffset? At(double? seconds) => seconds is { } value ? SampleEvents.Monday.AddSeconds(value) : null;

    private static IEnumerable<long> Expected(double? since, double? until, long? before, Func<long, bool> which) =>
        Enumerable.Range(1, Clock.Length).Reverse().Select(id => (long)id).Where(id =>
            !(Clock[id - 1] < since) && !(Clock[id - 1] >= until) && !(id >= before) && which(id));

    private IReadStore Filled()
    {
        var store = CreateDriver().Open(_folder.Path);
        for (var i = 0; i < Clock.Length; i++)
            store.Append([SampleEvents.Plain(Clock[i], i % 2 == 0 ? GateEventKind.System : GateEventKind.Alarm)]);
        return store;
    }
}

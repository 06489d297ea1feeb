using EdgeGate.Domain.Events;
using EdgeGate.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeGate.Journal.Tests;

public sealed class RetentionTests
{
    private readonly FakeReadStore _store = new();
    private JournalOptions _options = new();

    private Retention Keeper => new(_store, _options, NullLogger.Instance);

    private void Fill(GateEventKind kind, int count, int daysAgo) =>
        _store.Append([.. Enumerable.Range(0, count).Select(_ => Events.Of(kind, at: Events.Noon.AddDays(-daysAgo)))]);

    [Fact]
    public void Step_OldEvents_DeletedByKindAndAge()
    {
        Fill(GateEventKind.Sighting, 10, daysAgo: 91);
        Fill(GateEventKind.Audit, 10, daysAgo: 91);
        Fill(GateEventKind.Sighting, 5, daysAgo: 89);

        Assert.Equal(new RetentionResult(10, false, false), Keeper.Step(Events.At(Events.Noon)));
        Assert.Equal(15, _store.Count);
    }

    [Fact]
    public void Step_OldPictures_GoAndTheirEventsStay()
    {
        _options = _options with { KeepPicturesDays = 30 };
        _store.Append([
            Events.Of(GateEventKind.Sighting,
                at: Events.Noon.AddDays(-31)) with { Images = new Dictionary<string, byte[]> { ["plate"] = [1] } },
            Events.Of(GateEventKind.Sighting,
                at: Events.Noon.AddDays(-29)) with { Images = new Dictionary<string, byte[]> { ["plate"] = [2] } }]);

        Assert.Equal(new RetentionResult(0, false, false), Keeper.Step(Events.At(Events.Noon)));
        Assert.Equal([1, 0], _store.Query(new EventQuery { WithImages = true }).Select(e => e.Images.Count));
    }

    [Fact]
    public void Step_MoreOldPicturesThanOneStep_SaysSo()
    {
        _options = _options with { RetentionStep = 1 };
        var old = Events.Of(GateEventKind.Sighting,
            at: Events.Noon.AddDays(-89)) with
        { Images = new Dictionary<string, byte[]> { ["plate"] = [1] } };
        _options = _options with { KeepPicturesDays = 30 };
        _store.Append([old, old]);

        Assert.True(Keeper.Step(Events.At(Events.Noon)).More);
    }

    [Fact]
    public void Step_ClockUnknown_NoPictureIsOld()
    {
        _options = _options with { KeepPicturesDays = 1 };
        _store.Append([Events.Of(GateEventKind.Sighting,
            at: Events.Noon.AddDays(-5000)) with { Images = new Dictionary<string, byte[]> { ["plate"] = [1] } }]);
        Keeper.Step(Events.At(Events.Noon, ClockState.Unknown));

        Assert.Single(_store.Query(new EventQuery { WithImages = true })[0].Images);
    }

    [Fact]
    public void Step_MoreThanOneStep_SaysSo()
    {
        Fill(GateEventKind.Sighting, 250, daysAgo: 91);
        var keeper = Keeper;

        Assert.True(keeper.Step(Events.At(Events.Noon)).More);
        Assert.Equal(150, _store.Count);
    }

    [Fact]
    public void Step_ClockUnknown_NothingIsOld()
    {
        Fill(GateEventKind.Sighting, 10, daysAgo: 5000);

        Assert.Equal(0, Keeper.Step(Events.At(Events.Noon, ClockState.Unknown)).Deleted);
    }

    [Fact]
    public void Step_TooLarge_LeastMissedGoesFirstUntilItFits()
    {
        _store.BytesPerEvent = 100_000;
        _options = _options with { MaxMegabytes = 16 };
        Fill(GateEventKind.Audit, 50, daysAgo: 1);
        Fill(GateEventKind.Barrier, 100, daysAgo: 1);
        Fill(GateEventKind.Sighting, 200, daysAgo: 1);
        var keeper = Keeper;
        while (keeper.Step(Events.At(Events.Noon, ClockState.Unknown)).More)
        {
        }

        Assert.True(_store.SizeBytes <= 16_000_000);
        Assert.Empty(_store.Query(new EventQuery { Kind = GateEventKind.Barrier }));
        Assert.Equal(50, _store.Query(new EventQuery { Kind = GateEventKind.Audit, Limit = 1000 }).Count);
    }

    [Fact]
    public void Step_StoreDoesNotShrink_StopsBeforeEverythingIsGone()
    {
        _options = _options with { MaxMegabytes = 16 };
        Fill(GateEventKind.Sighting, 20_000, daysAgo: 1);
        var keeper = new Retention(new NeverShrinks(_store), _options, NullLogger.Instance);
        for (var i = 0; i < 1000; i++)
            keeper.Step(Events.At(Events.Noon));

        Assert.True(_store.Count > 10_000, $"{_store.Count} left");
    }

    private sealed class NeverShrinks(IReadStore inner) : IReadStore
    {
        public long Count => inner.Count;

        public long SizeBytes => 1_000_000_000;

        public long Append(IReadOnlyList<GateEvent> events) => inner.Append(events);

        public IReadOnlyList<GateEvent> Query(EventQuery query) => inner.Query(query);

        public GateEvent? Find(long id) => inner.Find(id);

        public int DeleteBefore(DateTimeOffset time, GateEventKind kind, int limit) => inner.DeleteBefore(time, kind, limit);

        public int DeletePicturesBefore(DateTimeOffset time, int limit) => inner.DeletePicturesBefore(time, limit);

        public int DeleteUpTo(long id, GateEventKind kind, int limit) => inner.DeleteUpTo(id, kind, limit);

        public int DeletePicturesUpTo(long id, int limit) => inner.DeletePicturesUpTo(id, limit);

        public void GoOnAfter(long id) => inner.GoOnAfter(id);

        public void Dispose() => inner.Dispose();
    }
}

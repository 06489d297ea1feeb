using EdgeGate.Domain.Events;
using Xunit;

namespace EdgeGate.Contracts.Events;

/// <summary>What every <see cref="IReadStore"/> does. Times, faults and kills are in classes of their own.</summary>
public abstract class ReadStoreContract : IDisposable
{
    private readonly StoreFolder _folder = new();

    /// <summary>The adapter under test.</summary>
    protected abstract IReadStoreDriver CreateDriver();

    /// <summary>Removes the folder.</summary>
    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Append_Several_GivesIdsWithoutGapsFromOne()
    {
        using var store = Open();

        Assert.Equal(1, store.Append([SampleEvents.Plain(0)]));
        Assert.Equal(4, store.Append([SampleEvents.Plain(1), SampleEvents.Plain(2), SampleEvents.Plain(3)]));
        Assert.Equal(4, store.Count);
        Assert.Equal([4, 3, 2, 1], store.Query(new()).Select(stored => stored.Id));
    }

    [Fact]
    public void Append_NoEvents_ReturnsTheLastId()
    {
        using var store = Open();
        Assert.Equal(0, store.Append([]));
        store.Append([SampleEvents.Plain(0)]);

        Assert.Equal(1, store.Append([]));
        Assert.Equal(1, store.Count);
    }

    [Fact]
    public void Find_Stored_GivesBackEveryField()
    {
        using var store = Open();
        var seen = SampleEvents.Seen(5, "ABC1234");
        var id = store.Append([seen]);

        var found = store.Find(id)!;

        Assert.Equal((id, seen.Time, seen.Kind, seen.Text), (found.Id, found.Time, found.Kind, found.Text));
        Assert.Equivalent(seen.Sighting, found.Sighting, strict: true);
        Assert.Equivalent(seen.Decision, found.Decision, strict: true);
        Assert.Equal(seen.Images.OrderBy(image => image.Key), found.Images.OrderBy(image => image.Key));
    }

    [Fact]
    public void Find_WithoutSightingOrImages_LeavesThemOut()
    {
        using var store = Open();
        var found = store.Find(store.Append([SampleEvents.Plain(0, GateEventKind.Alarm)]))!;

        Assert.Null(found.Sighting);
        Assert.Null(found.Decision);
        Assert.Empty(found.Images);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(long.MaxValue)]
    public void Find_NoSuchEvent_ReturnsNull(long id)
    {
        using var store = Open();
        store.Append([SampleEvents.Plain(0)]);

        Assert.Null(store.Find(id));
    }

    [Fact]
    public void Query_Images_ComeOnlyWhenAskedFor()
    {
        using var store = Open();
        store.Append([SampleEvents.Seen(0, "ABC1234")]);

        Assert.Empty(Assert.Single(store.Query(new())).Images);
        Assert.Equal(2, Assert.Single(store.Query(new() { WithImages = true })).Images.Count);
    }

    [Fact]
    public void Query_ByKindAndPlate_GivesOnlyThose()
    {
        using var store = Open();
        store.Append([
            SampleEvents.Seen(0, "AAA"), SampleEvents.Seen(1, "AA"), SampleEvents.Plain(2), SampleEvents.Plain(3, GateEventKind.Alarm),
            SampleEvents.Seen(4, "AAA"), SampleEvents.Seen(5, "")]);

        Assert.Equal([6, 5, 2, 1], Ids(store, new() { Kind = GateEventKind.Sighting }));
        Assert.Equal([5, 1], Ids(store, new() { Plate = "AAA" }));
        Assert.Equal([5, 1], Ids(store, new() { Plate = "AAA", Kind = GateEventKind.Sighting }));
        Assert.Equal([6], Ids(store, new() { Plate = "" }));
        Assert.Empty(store.Query(new() { Plate = "AAA", Kind = GateEventKind.Alarm }));
        Assert.Empty(store.Query(new() { Plate = "A'; DROP TABLE events" }));
    }

    [Fact]
    public void Query_PageAfterPage_GivesEveryEventOnce()
    {
        using var store = Open();
        store.Append([.. Enumerable.Range(0, 25).Select(i => SampleEvents.Plain(i))]);

        var pages = new List<long[]>();
        long? before = null;
        while (store.Query(new() { Limit = 10, BeforeId = before }) is { Count: > 0 } page)
        {
            pages.Add([.. page.Select(stored => stored.Id)]);
            before = page[^1].Id;
        }

        Assert.Equal([10, 10, 5], pages.Select(page => page.Length));
        Assert.Equal(Enumerable.Range(1, 25).Reverse().Select(id => (long)id), pages.SelectMany(page => page));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public void Query_LimitOutOfRange_Throws(int limit)
    {
        using var store = Open();
        Assert.Throws<ArgumentOutOfRangeException>(() => store.Query(new() { Limit = limit }));
    }

    [Fact]
    public void Open_AgainAfterClosing_HasEverythingAndGoesOnCounting()
    {
        using (var store = Open())
            store.Append([SampleEvents.Seen(0, "ABC1234"), SampleEvents.Plain(1)]);

        using var again = Open();

        Assert.Equal(2, again.Count);
        Assert.Equal(2, again.Find(1)!.Images.Count);
        Assert.Equal(3, again.Append([SampleEvents.Plain(2)]));
    }

    [Fact]
    public void DeleteBefore_OldOnesOfAKind_GoOldestFirstUpToTheLimit()
    {
        using var store = Open();
        store.Append([
            SampleEvents.Seen(0, "A"), SampleEvents.Plain(1), SampleEvents.Seen(2, "B"), SampleEvents.Seen(3, "C"),
            SampleEvents.Seen(9, "D")]);

        Assert.Equal(2, store.DeleteBefore(SampleEvents.Monday.AddSeconds(5), GateEventKind.Sighting, 2));
        Assert.Equal([5, 4, 2], Ids(store, new()));
        Assert.Equal(1, store.DeleteBefore(SampleEvents.Monday.AddSeconds(5), GateEventKind.Sighting, 100));
        Assert.Equal(0, store.DeleteBefore(SampleEvents.Monday.AddSeconds(5), GateEventKind.Sighting, 100));
        Assert.Equal([5, 2], Ids(store, new()));
        Assert.Equal(2, store.Count);
        Assert.Null(store.Find(1));
    }

    [Fact]
    public void DeletePicturesBefore_OldOnes_GoOldestFirstUpToTheLimit()
    {
        using var store = Open();
        store.Append([SampleEvents.Seen(0, "A"), SampleEvents.Plain(1), SampleEvents.Seen(2, "B"), SampleEvents.Seen(9, "C")]);

        Assert.Equal(1, store.DeletePicturesBefore(SampleEvents.Monday.AddSeconds(5), 1));
        Assert.Equal([2, 2, 0, 0], Pictures(store));
        Assert.Equal(1, store.DeletePicturesBefore(SampleEvents.Monday.AddSeconds(5), 100));
        Assert.Equal(0, store.DeletePicturesBefore(SampleEvents.Monday.AddSeconds(5), 100));
        Assert.Equal([2, 0, 0, 0], Pictures(store));
        Assert.Equal(4, store.Count);
    }

    [Fact]
    public void DeletePicturesBefore_StoreOpenedAgain_TheyAreGoneAndTheRestIsThere()
    {
        using (var store = Open())
        {
            store.Append([SampleEvents.Seen(0, "ABC1234"), SampleEvents.Seen(9, "DEF5678")]);
            store.DeletePicturesBefore(SampleEvents.Monday.AddSeconds(5), 100);
        }

        using var again = Open();

        Assert.Equal([2, 0], Pictures(again));
        Assert.Equal("ABC1234", again.Find(1)!.Sighting!.Text);
        Assert.Equal(1, again.DeleteBefore(SampleEvents.Monday.AddSeconds(5), GateEventKind.Sighting, 100));
    }

    [Fact]
    public void DeleteBefore_EverythingGone_IdsAreNotUsedAgain()
    {
        using (var store = Open())
        {
            store.Append([SampleEvents.Plain(0), SampleEvents.Plain(1)]);
            store.DeleteBefore(SampleEvents.Monday.AddDays(1), GateEventKind.System, 10);
        }

        using var again = Open();

        Assert.Equal(0, again.Count);
        Assert.Equal(3, again.Append([SampleEvents.Plain(2)]));
    }

    [Fact]
    public void DeleteUpTo_AKind_GoesLowestFirstUpToTheLimitAndTheId()
    {
        using var store = Open();
        store.Append([SampleEvents.Seen(0, "A"), SampleEvents.Plain(1), SampleEvents.Seen(2, "B"), SampleEvents.Seen(3, "C"),
            SampleEvents.Seen(4, "D")]);

        Assert.Equal(1, store.DeletePicturesUpTo(3, 1));
        Assert.Equal([2, 2, 2, 0, 0], Pictures(store));
        Assert.Equal(1, store.DeleteUpTo(4, GateEventKind.Sighting, 1));
        Assert.Equal(2, store.DeleteUpTo(4, GateEventKind.Sighting, 100));
        Assert.Equal([5, 2], Ids(store, new()));
        Assert.Equal(2, store.Count);
    }

    [Fact]
    public void GoOnAfter_HigherId_TheNextEventFollowsItAlsoAfterReopening()
    {
        using (var store = Open())
        {
            store.Append([SampleEvents.Plain(0)]);
            store.GoOnAfter(50);
            store.GoOnAfter(20);
        }

        using var again = Open();
        Assert.Equal(51, again.Append([SampleEvents.Plain(1)]));
        Assert.Equal([51, 1], Ids(again, new()));
    }

    [Fact]
    public void Salvage_ClosedStore_GivesEverythingLowestIdFirst()
    {
        using (var store = Open())
        {
            store.Append([SampleEvents.Seen(0, "A"), SampleEvents.Plain(1)]);
            store.Append([SampleEvents.Seen(2, "B")]);
            store.DeleteBefore(SampleEvents.Monday.AddSeconds(1), GateEventKind.Sighting, 1);
        }

        var salvaged = CreateDriver().Salvage(_folder.Path).ToArray();

        Assert.Equal([2, 3], salvaged.Select(found => found.Id));
        Assert.Equal(2, salvaged[1].Images.Count);
    }

    [Fact]
    public void SizeBytes_AfterAppending_Grows()
    {
        using var store = Open();
        var before = store.SizeBytes;
        for (var i = 0; i < 40; i++)
            store.Append([SampleEvents.Seen(i, "ABC1234")]);

        Assert.InRange(store.SizeBytes - before, 40 * 5000, 100 * 1024 * 1024);
    }

    [Fact]
    public void Query_WhileAnotherThreadAppends_SeesWholeUnitsOnly()
    {
        const int units = 60, unit = 3;
        using var store = Open();
        var writer = new Thread(() =>
        {
            for (var i = 0; i < units; i++)
                store.Append([.. Enumerable.Range(0, unit).Select(part => SampleEvents.Seen((i * unit) + part, $"P{i}"))]);
        });
        writer.Start();

        var counts = new List<int>();
        while (counts.LastOrDefault() < units * unit)
            counts.Add(store.Query(new() { Limit = 1000 }).Count);

        writer.Join();
        Assert.All(counts, count => Assert.Equal(0, count % unit));
        Assert.Equal(counts.Order(), counts);
    }

    [Fact]
    public void Append_FromSeveralThreads_KeepsEveryUnitTogether()
    {
        using var store = Open();
        var threads = Enumerable.Range(0, 4).Select(number => new Thread(() =>
        {
            for (var i = 0; i < 10; i++)
                store.Append([SampleEvents.Plain(i, text: $"{number}"), SampleEvents.Plain(i, text: $"{number}")]);
        })).ToList();

        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        var stored = store.Query(new() { Limit = 1000 });
        Assert.Equal(80, stored.Count);
        Assert.All(stored.Chunk(2), pair => Assert.Equal(pair[0].Text, pair[1].Text));
    }

    [Fact]
    public void Dispose_Twice_IsHarmlessAndLaterCallsThrow()
    {
        var store = Open();
        store.Dispose();
        store.Dispose();

        Assert.Throws<ObjectDisposedException>(() => store.Append([SampleEvents.Plain(0)]));
        Assert.Throws<ObjectDisposedException>(() => store.Query(new()));
    }

    private static IEnumerable<int> Pictures(IReadStore store) =>
        store.Query(new() { WithImages = true }).Select(stored => stored.Images.Count);

    private static IEnumerable<long> Ids(IReadStore store, EventQuery query) => store.Query(query).Select(stored => stored.Id);

    private IReadStore Open() => CreateDriver().Open(_folder.Path);
}

using EdgeGate.Domain.Events;
using EdgeGate.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeGate.Journal.Tests;

[Trait("suite", "hard")]
public sealed class LastingStoreTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("edgegate-journal-").FullName;
    private readonly FakeTimeProvider _time = new();
    private readonly FakeDisk _disk = new();

    private string Folder => Path.Combine(_root, "store");

    private string[] SetAside => Directory.GetDirectories(_root, "store.damaged-*");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData(ReadStoreFaultKind.Damaged)]
    [InlineData(ReadStoreFaultKind.NewerVersion)]
    [InlineData(ReadStoreFaultKind.IoError)]
    public void Open_StoreCannotBeUsed_SetAsideWholeWithAnAlarmAndNumbersGoOn(ReadStoreFaultKind kind)
    {
        using (var before = Open())
            before.Append([Events.Sighting("ABC1234"), Events.Sighting("XYZ9876")]);
        File.WriteAllText(Path.Combine(Folder, "beside"), "rubbish");
        (_disk.Fault, _disk.Faults) = (kind, 1);

        using var store = Open();

        Assert.Equal("rubbish", File.ReadAllText(Path.Combine(Assert.Single(SetAside), "beside")));
        Assert.Contains("store.damaged-20260302-080000", SetAside[0]);
        Assert.Contains(SetAside[0], Assert.Single(store.TakeFindings()));
        Assert.True(store.IsDurable);
        Assert.InRange(store.Append([Events.Sighting("ABC1234")]), 3, long.MaxValue);
    }

    [Fact]
    public void Open_FirstReadingsMeetDamage_SetAsideAndReadFromTheCarriedEvents()
    {
        using (var before = Open())
            before.Append([Events.Sighting("ABC1234"), Events.Sighting("XYZ9876")]);
        var readings = new List<string[]>();

        using var store = new LastingStore(_disk, Folder, _time, NullLogger.Instance, opened =>
        {
            readings.Add([.. opened.Query(new EventQuery()).Select(e => e.Sighting!.Text)]);
            if (readings.Count == 1)
                throw new ReadStoreFaultException(ReadStoreFaultKind.Damaged, "asked for by a test");
        });

        Assert.Single(SetAside);
        Assert.Equal([["XYZ9876", "ABC1234"], ["XYZ9876", "ABC1234"]], readings);
        Assert.Single(store.TakeFindings());
        store.Dispose();

        // And so does every later start.
        string[] later = [];
        new LastingStore(_disk, Folder, _time, NullLogger.Instance,
            opened => later = [.. opened.Query(new EventQuery()).Select(e => e.Sighting!.Text)]).Dispose();
        Assert.Equal(["XYZ9876", "ABC1234"], later);
    }

    [Fact]
    public void Open_CarriedEventsMakeNoSense_StartsWithoutThemAndSaysSo()
    {
        using (var before = Open())
            before.Append([Events.Sighting("ABC1234")]);
        CarriedEvents.Keep(Folder, [Events.Sighting("XYZ9876") with { Id = 1 }]);
        var readings = 0;

        using var store = new LastingStore(_disk, Folder, _time, NullLogger.Instance, opened =>
        {
            readings++;
            if (opened.Query(new EventQuery()).Any(e => e.Sighting!.Text == "XYZ9876"))
                throw new InvalidOperationException("half an event");
        });

        Assert.Empty(SetAside);
        Assert.Equal(2, readings);
        Assert.Contains("carried over", Assert.Single(store.TakeFindings()), StringComparison.Ordinal);
        Assert.Empty(CarriedEvents.Load(Folder));
        Assert.Equal(1, store.Count);
    }

    [Fact]
    public void Open_FirstReadingsStumble_IsDamageAndStarts()
    {
        using (var before = Open())
            before.Append([Events.Sighting("ABC1234")]);
        var readings = 0;

        using var store = new LastingStore(_disk, Folder, _time, NullLogger.Instance, _ =>
        {
            if (++readings == 1)
                throw new InvalidOperationException("no such thing");
        });

        Assert.Single(SetAside);
        Assert.Contains("an event makes no sense: no such thing", Assert.Single(store.TakeFindings()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Settle_FilesWereRemovedWhileInUse_ANewStoreIsBegunAndSaysSo(bool wholeFolder)
    {
        using var store = Open();
        store.Append([Events.Sighting("ABC1234"), Events.Sighting("XYZ9876")]);
        var first = _disk.Last;
        store.Settle();
        Assert.Empty(store.TakeFindings());
        if (wholeFolder)
            Directory.Delete(Folder, recursive: true);
        else
            File.Delete(Path.Combine(Folder, "events.db"));

        store.Settle();

        Assert.NotSame(first, _disk.Last);
        Assert.Contains("was removed while it was in use", Assert.Single(store.TakeFindings()), StringComparison.Ordinal);
        Assert.Equal(3, store.Append([Events.Sighting("EDL5933")]));
        store.Settle();
        Assert.Empty(store.TakeFindings());
        store.Dispose();

        // Who is inside is known to the next start.
        string[] later = [];
        new LastingStore(_disk, Folder, _time, NullLogger.Instance,
            opened => later = [.. opened.Query(new EventQuery()).Select(e => e.Sighting!.Text)]).Dispose();
        Assert.Equal(["EDL5933", "XYZ9876", "ABC1234"], later);
    }

    [Fact]
    public void Open_InUse_ThrowsAndMovesNothing()
    {
        Open().Dispose();
        _disk.Fault = ReadStoreFaultKind.InUse;

        Assert.Equal(ReadStoreFaultKind.InUse, Assert.Throws<ReadStoreFaultException>(Open).Kind);
        Assert.Empty(SetAside);
    }

    [Fact]
    public void Open_NoDisk_InMemoryWithAnAlarmUntilThereIsOne()
    {
        using (var before = Open())
            before.Append([Events.Sighting("ABC1234")]);
        _disk.Fault = ReadStoreFaultKind.DiskFull;
        using var store = Open();
        Assert.Contains("no journal on disk", Assert.Single(store.TakeFindings()));
        Assert.False(store.IsDurable);
        var first = store.Append([Events.Sighting("XYZ9876")]);
        Assert.InRange(first, 2, long.MaxValue);
        Assert.Equal("XYZ9876", store.Find(first)!.Sighting!.Text);

        _disk.Fault = null;
        store.Settle();
        Assert.False(store.IsDurable);
        _time.Advance(LastingStore.TryAgain);
        store.Settle();

        Assert.True(store.IsDurable);
        Assert.Contains("on disk again", Assert.Single(store.TakeFindings()));
        Assert.Equal(["XYZ9876", "ABC1234"], store.Query(new EventQuery()).Select(e => e.Sighting!.Text));
        Assert.Equal(first, store.Query(new EventQuery())[0].Id);
        Assert.Equal(first + 1, store.Append([Events.Sighting("QRS5555")]));
    }

    [Fact]
    public void Dispose_EventsInMemoryAndTheDiskIsBack_AreWrittenBeforeTheEnd()
    {
        _disk.Fault = ReadStoreFaultKind.DiskFull;
        using (var store = Open())
        {
            store.Append([Events.Sighting("XYZ9876")]);
            _disk.Fault = null;
        }

        using var next = Open();
        Assert.Equal("XYZ9876", Assert.Single(next.Query(new EventQuery())).Sighting!.Text);
    }

    [Fact]
    public void Append_StoreDamaged_WrittenInANewOneWithTheNextNumber()
    {
        using var store = Open();
        store.Append([Events.Sighting("ABC1234")]);
        (_disk.Last.FailingAppends, _disk.Last.FaultKind) = (1, ReadStoreFaultKind.Damaged);

        Assert.Equal(2, store.Append([Events.Sighting("XYZ9876")]));

        Assert.Single(SetAside);
        Assert.Contains("while it was written", Assert.Single(store.TakeFindings()));
        Assert.Equal(["XYZ9876"], store.Query(new EventQuery()).Select(e => e.Sighting!.Text));
    }

    [Fact]
    public void Append_WhatWasWrittenIsNotFound_WrittenInANewOne()
    {
        using var store = Open();
        store.Append([Events.Sighting("ABC1234")]);
        _disk.Last.Loses = true;

        var id = store.Append([Events.Sighting("XYZ9876")]);

        Assert.Single(SetAside);
        Assert.Equal("XYZ9876", store.Find(id)!.Sighting!.Text);
        Assert.Contains("was written and is not there", Assert.Single(store.TakeFindings()), StringComparison.Ordinal);
    }

    [Fact]
    public void Append_OneStoreAfterTheOtherDamaged_InMemoryAndAnAlarm()
    {
        using var store = Open();
        for (var i = 0; i < 2; i++)
        {
            (_disk.Last.FailingAppends, _disk.Last.FaultKind) = (1, ReadStoreFaultKind.Damaged);
            store.Append([Events.Sighting("ABC1234")]);
        }

        Assert.False(store.IsDurable);
        Assert.Single(SetAside);
        Assert.Equal(3, store.Append([Events.Sighting("ABC1234")]));
        Assert.Contains(store.TakeFindings(), finding => finding.Contains("two stores in a row", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FailurePolicy.Hold, false)]
    [InlineData(FailurePolicy.Open, true)]
    public void Writer_NoDisk_ThePolicyDecidesAndTheEventComesToTheDiskLater(FailurePolicy policy, bool mayOpen)
    {
        _disk.Fault = ReadStoreFaultKind.DiskFull;
        using var store = Open();
        // A busy machine may take its time; what is tried is the answer.
        var options = new JournalOptions { OnFailure = policy, BudgetMs = 10_000 };
        using (var writer = new JournalWriter(store, options, TimeProvider.System, NullLogger.Instance))
        {
            var outcome = writer.Append(Events.Sighting("ABC1234"));
            Assert.Equal((JournalStatus.Failed, mayOpen), (outcome.Status, outcome.MayOpen(options)));
            Assert.Contains("in memory only", outcome.Message);
        }

        _disk.Fault = null;
        _time.Advance(LastingStore.TryAgain);
        store.Settle();
        Assert.Equal("ABC1234", Assert.Single(_disk.Last.Query(new EventQuery())).Sighting!.Text);
    }

    private LastingStore Open() => new(_disk, Folder, _time, NullLogger.Instance);
}

using EdgeGate.Domain.Events;
using EdgeGate.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeGate.Journal.Tests;

[Trait("suite", "hard")]
public sealed class RunningTimeTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("edgegate-running-").FullName;
    private readonly JournalOptions _options = new() { KeepSightingsDays = 3, KeepPicturesDays = 3 };
    private readonly FakeReadStore _store = new();

    private string File1 => Path.Combine(_root, "running-time.json");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void OlderThan_SeveralBoots_CountsOnlyTheTimeThatTheBoxRan()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        var running = new RunningTime(File1, first);
        for (var hour = 0; hour <= 48; hour++)
            running.Note(TimeSpan.FromHours(hour), 100 + hour);

        // A boot later, after any time without power.
        running = new RunningTime(File1, second);
        for (var hour = 0; hour <= 30; hour++)
            running.Note(TimeSpan.FromHours(hour), 200 + hour);

        Assert.Equal(78, running.Total.TotalHours, 1);
        Assert.Equal(124, running.OlderThan(TimeSpan.FromHours(50)));
        Assert.Equal(100, running.OlderThan(TimeSpan.FromHours(78)));
        Assert.Equal(0, running.OlderThan(TimeSpan.FromHours(79)));
    }

    [Fact]
    public void Load_Damaged_BeginsAgain()
    {
        File.WriteAllText(File1, """{"totalSeconds": 1e9, "samples": [null]}""");

        Assert.Equal(TimeSpan.Zero, new RunningTime(File1, Guid.NewGuid()).Total);
    }

    [Fact]
    public void Step_ClockNotKnown_DeletesWhatTheBoxHasRunLongerThan()
    {
        var running = new RunningTime(File1, Guid.NewGuid());
        var retention = new Retention(_store, _options, NullLogger.Instance, running);
        for (var day = 0; day <= 5; day++)
        {
            _store.Append([Events.Sighting($"DAY000{day}")]);
            retention.Step(new EventTime(Guid.Empty, TimeSpan.FromDays(day), DateTimeOffset.UnixEpoch, ClockState.Unknown));
        }

        Assert.Equal(["DAY0005", "DAY0004", "DAY0003"], _store.Query(new EventQuery()).Select(e => e.Sighting!.Text));
    }

    [Fact]
    public void Step_StoresSetAside_GoWhenSightingsDo()
    {
        var store = Directory.CreateDirectory(Path.Combine(_root, "store")).FullName;
        var aside = Directory.CreateDirectory(store + ".damaged-19700101-000000").FullName;
        File.WriteAllText(Path.Combine(aside, "journal.db"), "plates");
        File.WriteAllText(Path.Combine(store, "carried.jsonl"), "plates");
        var running = new RunningTime(File1, Guid.NewGuid());
        var stores = new SetAsideStores(store, running, _options, NullLogger.Instance);
        for (var day = 0; day <= 4; day++)
        {
            Assert.True(Directory.Exists(aside));
            running.Note(TimeSpan.FromDays(day), 1);
            stores.Step(new EventTime(Guid.Empty, TimeSpan.FromDays(day), DateTimeOffset.UnixEpoch, ClockState.Unknown));
        }

        Assert.False(Directory.Exists(aside));
        Assert.False(File.Exists(Path.Combine(store, "carried.jsonl")));
        Assert.True(Directory.Exists(store));
    }
}

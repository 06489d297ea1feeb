using EdgeGate.Domain.Events;
using EdgeGate.Platform.Storage;
using Xunit;

namespace EdgeGate.Platform.Tests.Storage;

/// <summary>What is of LiteDB alone; the rest is the contract.</summary>
public sealed class LiteFilesTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly string _directory = Directory.CreateTempSubdirectory("edgegate-store").FullName;

    [Fact]
    public void Append_ManyMore_MovesTheLogIntoTheDataFile()
    {
        using var store = Open();
        var log = new FileInfo(Path.Combine(_directory, "journal-log.db"));
        var largest = 0L;
        for (var number = 0; number < 60; number++)
        {
            store.Append([.. Enumerable.Range(0, 20).Select(_ => Event(GateEventKind.System, Noon) with { Text = new string('x', 3000) })]);
            log.Refresh();
            largest = Math.Max(largest, log.Length);
        }

        Assert.InRange(largest, 1, 4 * 1024 * 1024);
        Assert.Equal(1200, store.Count);
        Assert.Equal(1200, store.Query(new() { Limit = 1 })[0].Id);
    }

    [Fact]
    public void Append_AfterTheNewestWasDeletedAndReopened_DoesNotReuseItsId()
    {
        using (var store = Open())
        {
            store.Append([Event(GateEventKind.System, Noon), Event(GateEventKind.System, Noon)]);
            Assert.Equal(2, store.DeleteBefore(Noon.AddDays(1), GateEventKind.System, 10));
        }

        using var again = Open();

        Assert.Equal(0, again.Count);
        Assert.Equal(3, again.Append([Event(GateEventKind.Alarm, Noon)]));
    }

    [Fact]
    public void Query_KindAndTimeAndPage_FiltersOnTheWay()
    {
        using var store = Open();
        for (var hour = 0; hour < 12; hour++)
            store.Append([Event(GateEventKind.System, Noon.AddHours(hour)), Event(GateEventKind.Alarm, Noon.AddHours(hour))]);

        var page = store.Query(new()
        {
            Kind = GateEventKind.Alarm, Since = Noon.AddHours(3), Until = Noon.AddHours(9), BeforeId = 18,
            Limit = 3
        });

        Assert.Equal([16, 14, 12], page.Select(found => found.Id));
    }

    [Fact]
    public void Open_DataFileEmptiedUnderItsLog_IsDamaged()
    {
        using (var store = Open())
            store.Append([Event(GateEventKind.System, Noon)]);
        File.WriteAllBytes(Path.Combine(_directory, "journal.db"), []);
        File.WriteAllBytes(Path.Combine(_directory, "journal-log.db"), new byte[8192]);

        Assert.Equal(ReadStoreFaultKind.Damaged, Assert.Throws<ReadStoreFaultException>(Open).Kind);
    }

    [Fact]
    public void Open_BlankPageInTheLog_IsPassedOver()
    {
        using (var store = Open())
            store.Append([Event(GateEventKind.System, Noon)]);
        File.WriteAllBytes(Path.Combine(_directory, "journal-log.db"), new byte[8192]);

        using var again = Open();

        Assert.Equal(1, again.Count);
    }

    [Fact]
    public void Open_PageOfTheDataFileOverwritten_IsDamaged()
    {
        using (var store = Open())
            store.Append([.. Enumerable.Range(0, 50).Select(_ => Event(GateEventKind.System, Noon))]);
        using (var file = File.OpenWrite(Path.Combine(_directory, "journal.db")))
        {
            file.Position = 8192;
            file.Write(Enumerable.Repeat((byte)0x5A, (int)file.Length - 8192).ToArray());
        }

        var fault = Assert.Throws<ReadStoreFaultException>(Open);

        Assert.Equal(ReadStoreFaultKind.Damaged, fault.Kind);
        Assert.Contains("journal.db", fault.Message);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static GateEvent Event(GateEventKind kind, DateTimeOffset wall) => new()
    {
        Time = new(Guid.Empty, TimeSpan.FromSeconds(1), wall, ClockState.Plausible), Kind = kind, Text = "one",
    };

    private IReadStore Open() => new LiteReadStoreDriver().Open(_directory);
}

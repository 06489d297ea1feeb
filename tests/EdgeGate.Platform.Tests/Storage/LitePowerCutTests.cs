using EdgeGate.Domain.Events;
using EdgeGate.Platform.Storage;
using Xunit;

namespace EdgeGate.Platform.Tests.Storage;

/// <summary>Cuts the power at random moments of a store's life and looks at what is left.</summary>
public sealed class LitePowerCutTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("edgegate-cut-").FullName;

    private const int Units = 120, Cuts = 250;

    [Fact]
    [Trait("suite", "power-cut")]
    public void Append_PowerCut_LosesNothingAcknowledgedAndTearsNothing()
    {
        var tape = Record(Seal("recorded"));
        var random = new Random(20260301);
        for (var cut = 0; cut < Cuts; cut++)
        {
            var until = tape.Take(random.Next(tape.Count + 1)).ToList();
            var acknowledged = until.LastOrDefault(action => action.File.Length == 0)?.At ?? 0;

            // The file that keeps the last number apart was not flushed yet: it may be behind, and here it is not there at all.
            using var store = Open([], CutDisk.Content("data", until, random), CutDisk.Content("log", until, random), Seal($"{cut}"));

            Verify(store, acknowledged);
            Assert.Empty(store.Check(0, 1000).Findings);
            var next = store.Count + 1;
            Assert.Equal(next + Unit(next).Length - 1, store.Append(Unit(next)));
            Verify(store, acknowledged);
        }
    }

    [Fact]
    public void Append_OneUnit_FlushesTheLogTwice()
    {
        var tape = new List<DiskAction>();
        using var store = Open(tape, [], []);
        store.Append(Unit(1));
        tape.Clear();

        store.Append(Unit(store.Count + 1));

        Assert.Equal(2, tape.Count(action => action is { File: "log", At: DiskAction.Flush }));
        Assert.DoesNotContain(tape, action => action.File == "data");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Append_DiskFull_KeepsNothingOfTheUnitAndGoesOnWhenThereIsRoom(bool dataFileToo)
    {
        var (data, log) = (new RecordedFile("data", [], []), new RecordedFile("log", [], []));
        using var store = new LiteReadStore("journal.db", data, log);
        for (var unit = 0; unit < 20; unit++)
            store.Append(Unit(store.Count + 1));
        var before = store.Count;

        // In the middle of a transaction, and at a place that is no page's end.
        (log.Room, data.Room) = (log.Length + 10_000, dataFileToo ? data.Length : long.MaxValue);
        Assert.Equal(ReadStoreFaultKind.DiskFull, Assert.Throws<ReadStoreFaultException>(() => store.Append(Unit(before + 1))).Kind);
        Assert.Equal(before, store.Count);
        Verify(store, before);
        Assert.Equal(ReadStoreFaultKind.DiskFull, Assert.Throws<ReadStoreFaultException>(() => store.Append(Unit(before + 1))).Kind);

        (log.Room, data.Room) = (long.MaxValue, long.MaxValue);
        Assert.Equal(before + Unit(before + 1).Length, store.Append(Unit(before + 1)));
        Verify(store, before);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private StoreSeal Seal(string name) => new(new byte[32], Path.Combine(_folder, name));

    private static List<DiskAction> Record(StoreSeal seal)
    {
        var tape = new List<DiskAction>();
        using (var store = Open(tape, [], [], seal))
        {
            for (var unit = 0; unit < Units; unit++)
                tape.Add(new("", store.Append(Unit(store.Count + 1)), null));
        }

        // Checkpoints must have been among it.
        Assert.Contains(tape, action => action is { File: "log", At: 0, Data: null });
        return tape;
    }

    // Every event is one of a unit of one to three, and follows from its id.
    private static GateEvent[] Unit(long firstId) =>
        [.. Enumerable.Range(0, (int)(firstId % 3) + 1).Select(offset => Event(firstId + offset, firstId))];

    private static GateEvent Event(long id, long unit)
    {
        var picture = new byte[1000 + (id * 997 % 30_000)];
        new Random((int)id).NextBytes(picture);
        return new()
        {
            Time = new(Guid.Empty, TimeSpan.FromSeconds(id), DateTimeOffset.UnixEpoch.AddSeconds(id), ClockState.Plausible),
            Kind = (GateEventKind)(id % 5),
            Text = $"{id} of {unit}",
            Images = new Dictionary<string, byte[]> { ["plate"] = picture },
        };
    }

    private static void Verify(IReadStore store, long acknowledged)
    {
        var last = store.Append([]);
        Assert.InRange(last, acknowledged, long.MaxValue);
        Assert.Equal(last, store.Count);
        for (long first = 1; first <= last;)
        {
            var unit = Unit(first);
            Assert.InRange(first + unit.Length - 1, 1, last);
            foreach (var expected in unit)
            {
                var found = store.Find(first++);
                Assert.Equal(expected.Text, found?.Text);
                Assert.Equal(expected.Images["plate"], found!.Images["plate"]);
            }
        }

        foreach (var kind in Enum.GetValues<GateEventKind>())
            Assert.Equal(Enumerable.Range(1, (int)last).Count(id => id % 5 == (int)kind),
                store.Query(new() { Kind = kind, Limit = 1000 }).Count);
    }

    private static LiteReadStore Open(List<DiskAction> tape, byte[] data, byte[] log, StoreSeal? seal = null) =>
        new("journal.db", new RecordedFile("data", tape, data), new RecordedFile("log", tape, log), seal);
}

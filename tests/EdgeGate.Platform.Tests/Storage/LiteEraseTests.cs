using EdgeGate.Domain.Events;
using EdgeGate.Platform.Storage;
using EdgeGate.Platform.Tests.Storage.Damage;
using LiteDB;
using LiteDB.Engine;
using Xunit;

namespace EdgeGate.Platform.Tests.Storage;

/// <summary>
/// Events that a person had erased: the chain goes on across them, and nobody without the box's key can make one look like that.
/// </summary>
[Trait("suite", "hard")]
public sealed class LiteEraseTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("edgegate erase ").FullName;

    private string Folder => Path.Combine(_root, "store");

    public LiteEraseTests()
    {
        using var store = Open();
        for (var i = 1; i <= 20; i++)
            store.Append([DamagedLife.Event(i)]);
        store.Erase([.. new long[] { 6, 7, 20 }.Select(id => Left(store.Find(id)!))], "r1");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Check_AfterAnErasure_EveryEventIsSoundAndTheErasedAreToldApart()
    {
        using var store = Open();

        var check = store.Check(0, 1000);

        Assert.Empty(check.Findings);
        Assert.Empty(store.TakeFindings());
        Assert.Equal((20, 3), (check.Sound, check.Erased));
        Assert.Equal("r1", Assert.Single(check.Erasures));
    }

    [Fact]
    public void Find_Erased_NothingOfItIsLeftAndItsNeighboursAreAsTheyWere()
    {
        using var store = Open();

        Assert.Equal(("erased", ""), (store.Find(6)!.Text, store.Find(6)!.Sighting!.Text));
        Assert.Empty(store.Find(6)!.Images);
        Assert.Empty(store.Query(new EventQuery { Plate = "AB00006", Limit = 10 }));
        Assert.Equal(DamagedLife.Event(5).Text, store.Find(5)!.Text);
        Assert.Equal(DamagedLife.Event(9).Images, store.Find(9)!.Images);
    }

    [Fact]
    public void Append_AndRetentionAfterAnErasure_TheChainGoesOn()
    {
        using (var store = Open())
        {
            Assert.Equal(21, store.Append([DamagedLife.Event(21)]));
            Assert.Equal(7, store.DeleteUpTo(7, GateEventKind.Sighting, 100));
        }

        using var again = Open();
        var check = again.Check(0, 1000);
        Assert.Empty(check.Findings);
        Assert.Equal((14, 1), (check.Sound, check.Erased));
    }

    [Fact]
    public void Check_ErasedEventThatSomebodyChanged_IsAFinding()
    {
        Edit(events =>
        {
            var document = events.FindById(7);
            document[EventDocument.Json] = document[EventDocument.Json].AsString.Replace("erased", "changed", StringComparison.Ordinal);
            events.Update(document);
        });
        using var store = Open();

        Assert.Contains("event 7 ", Assert.Single(store.Check(0, 1000).Findings));
    }

    [Fact]
    public void Check_ErasureByAnotherHand_IsAFinding()
    {
        Edit(events =>
        {
            // The mark of an event that was erased, on one that was not.
            var (erased, document) = (events.FindById(7), events.FindById(9));
            document[EventSeal.Erasure] = erased[EventSeal.Erasure];
            document[EventSeal.ErasedSign] = erased[EventSeal.ErasedSign];
            document[EventDocument.Json] = erased[EventDocument.Json];
            events.Update(document);
        });
        using var store = Open();

        Assert.Contains("event 9 ", Assert.Single(store.Check(0, 1000).Findings));
    }

    private static GateEvent Left(GateEvent one) => one with
    {
        Text = "erased",
        Sighting = one.Sighting! with { Text = "", Characters = [] },
        Decision = null,
        Images = new Dictionary<string, byte[]>(),
    };

    private void Edit(Action<ILiteCollection<BsonDocument>> edit)
    {
        using var data = File.Open(Path.Combine(Folder, "journal.db"), FileMode.Open, FileAccess.ReadWrite);
        using var log = File.Open(Path.Combine(Folder, "journal-log.db"), FileMode.Open, FileAccess.ReadWrite);
        using var engine = new LiteEngine(new EngineSettings { DataStream = data, LogStream = log, Collation = Collation.Binary });
        using var database = new LiteDatabase(engine, new BsonMapper());
        edit(database.GetCollection(LiteFiles.Events));
        database.Checkpoint();
    }

    private IReadStore Open() => new LiteReadStoreDriver().Open(Folder, DamagedLife.Seal(Folder));
}

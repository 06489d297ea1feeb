using EdgeGate.Domain.Events;
using EdgeGate.Journal;
using EdgeGate.Platform.Storage;
using EdgeGate.Platform.Tests.Storage.Damage;
using LiteDB;
using LiteDB.Engine;
using Xunit;

namespace EdgeGate.Platform.Tests.Storage;

/// <summary>Whoever changes the files without the box's key is found out: at opening, at reading, or by a check.</summary>
[Trait("suite", "hard")]
public sealed class LiteSealTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("edgegate seal ").FullName;

    private string Folder => Path.Combine(_root, "store");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Check_StoreAsItWas_EveryEventIsSound()
    {
        Fill(20);
        using var store = Open();

        var check = store.Check(0, 1000);

        Assert.Equal((20, 0, true), (check.Sound, check.Before, check.Done));
        Assert.Empty(check.Findings);
        Assert.Empty(store.TakeFindings());
    }

    [Fact]
    public void Examine_StoreThatIsNotOpened_SaysWhatIsAsItWasAndWhatIsNot()
    {
        Fill(20);
        Assert.Equal((20, 0), (Examine().Sound, Examine().Findings.Count));
        Edit(database =>
        {
            Rewrite(database, 7, json => json.Replace("AB00007", "ZZ99999", StringComparison.Ordinal));
            database.GetCollection(LiteFiles.Events).Delete(12);
        });

        var check = Examine();

        Assert.Equal(18, check.Sound);
        Assert.Contains(check.Findings, finding => finding.Contains("event 7 ", StringComparison.Ordinal));
        Assert.Contains(check.Findings, finding => finding.Contains("events 12 to 12 ", StringComparison.Ordinal));
        Assert.Equal(19, new LiteReadStoreDriver().Examine(Folder, null).Before);

        StoreCheck Examine() => new LiteReadStoreDriver().Examine(Folder, DamagedLife.Seal(Folder));
    }

    [Fact]
    public void Query_PlateRewritten_EventIsLeftOutAndTold()
    {
        Fill(20);
        Edit(database => Rewrite(database, 7, json => json.Replace("AB00007", "ZZ99999", StringComparison.Ordinal)));
        using var store = Open();
        var leftOut = new List<string>();

        var found = store.Query(new EventQuery { Limit = 100, LeftOut = leftOut });

        Assert.Equal(Enumerable.Range(1, 20).Where(id => id != 7).Reverse(), found.Select(e => (int)e.Id));
        Assert.Contains("event 7 ", Assert.Single(leftOut));
        Assert.Contains("event 7 ", Assert.Single(store.TakeFindings()));
        Assert.Equal(ReadStoreFaultKind.Damaged, Assert.Throws<ReadStoreFaultException>(() => store.Find(7)).Kind);
        Assert.Contains("event 7 ", Assert.Single(store.Check(0, 1000).Findings));
    }

    [Fact]
    public void Find_PictureChanged_EventWithoutItAndTold()
    {
        Fill(20);
        Edit(database =>
        {
            var images = database.GetCollection(LiteFiles.Images);
            var document = images.FindById(6);
            document["scene"] = new byte[] { 1, 2, 3 };
            images.Update(document);
        });
        using var store = Open();

        Assert.Equal(["plate"], store.Find(6)!.Images.Keys);
        Assert.Contains("picture \"scene\" of event 6", Assert.Single(store.TakeFindings()));
    }

    [Fact]
    public void Check_PicturesTakenAway_Told()
    {
        Fill(20);
        Edit(database => database.GetCollection(LiteFiles.Images).Delete(6));
        using var store = Open();

        Assert.Equal(2, store.Check(0, 1000).Findings.Count(finding => finding.Contains("of event 6", StringComparison.Ordinal)));
    }

    [Fact]
    public void Check_EventTakenOut_Told()
    {
        Fill(20);
        Edit(database => database.GetCollection(LiteFiles.Events).Delete(5));
        using var store = Open();

        Assert.Contains("before event 6 ", Assert.Single(store.Check(0, 1000).Findings));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Open_NewestEventsTakenAway_ToldAndTheirNumbersAreNotGivenAgain(bool wholeLog)
    {
        using (var store = Open())
            store.Append([DamagedLife.Event(1)]);
        var before = Files();
        using (var store = Open())
            store.Append([DamagedLife.Event(2), DamagedLife.Event(3)]);
        if (wholeLog)
            Restore(before);
        else
            Edit(database => database.GetCollection(LiteFiles.Events).Delete(3));

        using (var store = Open())
        {
            Assert.Contains("were recorded and are missing", Assert.Single(store.TakeFindings()));
            Assert.Equal(4, store.Append([DamagedLife.Event(4)]));
        }

        // From then on they count as lost, and the chain holds.
        using var again = Open();
        Assert.Empty(again.TakeFindings());
        Assert.Empty(again.Check(0, 1000).Findings);
    }

    [Fact]
    public void Open_LastNumberTakenAway_Told()
    {
        Fill(3);
        File.Delete(DamagedLife.Seal(Folder).LastFile);
        using var store = Open();

        Assert.Contains("is missing", Assert.Single(store.TakeFindings()));
    }

    [Fact]
    public void Check_AfterRetention_TheChainHolds()
    {
        using (var store = Open())
        {
            for (var i = 1; i <= 40; i++)
                store.Append([DamagedLife.Event(i) with { Kind = i % 4 == 0 ? GateEventKind.Audit : GateEventKind.Sighting }]);
            var old = DamagedLife.Event(31).Time.Wall;
            Assert.True(store.DeletePicturesBefore(old, 100) > 0);
            Assert.Equal(7, store.DeleteBefore(old, GateEventKind.Sighting, 7));
            Assert.True(store.DeleteBefore(old, GateEventKind.Sighting, 100) > 0);
            store.GoOnAfter(60);
            Assert.Equal(61, store.Append([DamagedLife.Event(61)]));
        }

        using var again = Open();
        var check = again.Check(0, 1000);
        Assert.Empty(check.Findings);
        Assert.Equal(again.Count, check.Sound);
    }

    [Fact]
    public void Check_WrittenBeforeChecksums_ReadableAndAStateOfItsOwn()
    {
        using (var plain = new LiteReadStoreDriver().Open(Folder))
            plain.Append([DamagedLife.Event(1), DamagedLife.Event(2)]);
        using (var store = Open())
        {
            Assert.Empty(store.TakeFindings());
            Assert.Equal(3, store.Append([DamagedLife.Event(3)]));
        }

        // What has a checksum cannot be passed off as one from before.
        using (var store = Open())
            Assert.Equal((1, 2), (store.Check(0, 1000).Sound, store.Check(0, 1000).Before));
        Edit(database =>
        {
            var events = database.GetCollection(LiteFiles.Events);
            var document = events.FindById(3);
            document.Remove(EventSeal.Link);
            document.Remove(EventSeal.Before);
            events.Update(document);
        });
        using var again = Open();
        Assert.Contains("event 3 ", Assert.Single(again.Check(0, 1000).Findings));
    }

    [Fact]
    public void Open_AnotherKey_ToldAndTheOldEventsStayReadable()
    {
        Fill(3);
        using var store = new LiteReadStoreDriver().Open(Folder, new StoreSeal(new byte[] { 1 }, DamagedLife.Seal(Folder).LastFile));

        Assert.Contains(store.TakeFindings(), finding => finding.Contains("another key", StringComparison.Ordinal));
        Assert.Equal(4, store.Append([DamagedLife.Event(4)]));
        Assert.Equal(4, store.Query(new EventQuery()).Count);
        Assert.Equal((1, 3), (store.Check(0, 1000).Sound, store.Check(0, 1000).Before));
    }

    [Fact]
    public void Export_EventChanged_WholeButForItAndItIsNamed()
    {
        Fill(20);
        Edit(database => Rewrite(database, 6, json => json.Replace("AB00006", "ZZ99999", StringComparison.Ordinal)));
        using var store = Open();
        using var key = BoxKey.Open(Path.Combine(_root, "key.pem"));
        var sink = new FolderSink(_root, "export");

        var summary = EventBundle.Write(store, new EventQuery { WithImages = true }, sink, key);
        sink.Finish();

        Assert.Equal(19, summary.Events);
        Assert.Contains("event 6 ", Assert.Single(summary.LeftOut));
        Assert.Contains("event 6 ", File.ReadAllText(Path.Combine(sink.Folder, "left-out.txt")));
        Assert.DoesNotContain("ZZ99999", File.ReadAllText(Path.Combine(sink.Folder, "events.csv")));
        Assert.Empty(EventBundle.Verify(sink.Folder, key.PublicPem));
    }

    private static void Rewrite(LiteDatabase database, long id, Func<string, string> change)
    {
        var events = database.GetCollection(LiteFiles.Events);
        var document = events.FindById(id);
        document[EventDocument.Json] = change(document[EventDocument.Json].AsString);
        events.Update(document);
    }

    private Dictionary<string, byte[]> Files() => Directory.GetFiles(Folder).ToDictionary(file => file, File.ReadAllBytes);

    private static void Restore(Dictionary<string, byte[]> files)
    {
        foreach (var (file, bytes) in files)
            File.WriteAllBytes(file, bytes);
    }

    private void Fill(int events)
    {
        using var store = Open();
        for (var i = 1; i <= events; i++)
            store.Append([DamagedLife.Event(i)]);
    }

    // As somebody does it who has the card in another machine, and the same library.
    private void Edit(Action<LiteDatabase> edit)
    {
        using var data = File.Open(Path.Combine(Folder, "journal.db"), FileMode.Open, FileAccess.ReadWrite);
        using var log = File.Open(Path.Combine(Folder, "journal-log.db"), FileMode.Open, FileAccess.ReadWrite);
        using var engine = new LiteEngine(new EngineSettings { DataStream = data, LogStream = log, Collation = Collation.Binary });
        using var database = new LiteDatabase(engine, new BsonMapper());
        edit(database);
        database.Checkpoint();
    }

    private IReadStore Open() => new LiteReadStoreDriver().Open(Folder, DamagedLife.Seal(Folder));
}

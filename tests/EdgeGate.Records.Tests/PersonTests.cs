using EdgeGate.Domain.Events;
using EdgeGate.Domain.Records;
using EdgeGate.Journal;
using EdgeGate.Records.Control;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeGate.Records.Tests;

/// <summary>What is kept of one person is found, copied and erased, wherever it lies.</summary>
[Trait("suite", "hard")]
public sealed class PersonTests : IDisposable
{
    private readonly RecordsRig _bench = new(RecordsRig.Header + "ABC-1234,allow,Ana\nXYZ9999,allow,Bo\nBAN0001,deny,Otto\n");

    public PersonTests()
    {
        _bench.Seen("ABC1234");
        _bench.Seen("XYZ9999");
        _bench.Store.Append([Said(GateEventKind.Audit, "root adds ABC-1234 (Ana), allow to the access list"),
            Said(GateEventKind.Alarm, "the camera does not answer")]);
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Find_Person_CountsEveryPlace()
    {
        var found = _bench.Records.FindPerson(new("abc 1234", "ana"));

        Assert.Equal((1, 1, 1, 1), (found.Events, found.Mentions, found.Pictures, found.ListRows));
        Assert.True(_bench.Records.FindPerson(new("QQ11111", "ana")).IsNone);
        Assert.Contains("ana looked for what is kept of \"ABC1234\"", _bench.Audits);
    }

    [Fact]
    public void Erase_Person_NothingIsLeftAndNobodyElseIsTouched()
    {
        var erasure = _bench.Records.ErasePerson(new("ABC1234", "ana"));

        Assert.True(erasure.Left.IsNone, string.Join('\n', PersonText.Lines(erasure.Left)));
        Assert.DoesNotContain(Everything(),
            text => text.Contains("ABC", StringComparison.Ordinal) || text.Contains("Ana", StringComparison.Ordinal));
        Assert.Contains(Everything(), text => text.Contains("XYZ9999", StringComparison.Ordinal));
        Assert.Equal([1, 2, 1], _bench.Store.Find(2)!.Images["plate"]);
        Assert.Equal(4, _bench.Store.Count);
        Assert.DoesNotContain("ABC", File.ReadAllText(_bench.ListPath));
        Assert.Contains("XYZ9999", File.ReadAllText(_bench.ListPath));
        var audit = Assert.Single(_bench.Audits);
        Assert.StartsWith($"ana erases what is kept of a person, reference {erasure.Reference}: 1 events", audit, StringComparison.Ordinal);
    }

    [Fact]
    public void Erase_ThatCannotBeRecorded_IsNotDone()
    {
        _bench.TrailFails = true;

        Assert.Throws<ReadStoreFaultException>(() => _bench.Records.ErasePerson(new("ABC1234", "ana")));

        Assert.Contains(Everything(), text => text.Contains("ABC1234", StringComparison.Ordinal));
    }

    [Fact]
    public void Erase_WhoIsBanned_OnlyWhenTheOrderLiftsTheBan()
    {
        Assert.Contains("--lift-ban", Assert.Throws<RecordsFaultException>(() => _bench.Records.ErasePerson(new("BAN0001",
            "ana"))).Message);
        Assert.Contains("BAN0001", File.ReadAllText(_bench.ListPath));

        Assert.Equal(1, _bench.Records.ErasePerson(new("BAN0001", "ana") { LiftBan = true }).Found.ListRows);
        Assert.DoesNotContain("BAN0001", File.ReadAllText(_bench.ListPath));
    }

    [Fact]
    public void Erase_WhoWasCarriedOverFromADamagedJournal_GoesThereToo()
    {
        var store = Directory.CreateDirectory(_bench.Options.State.Store).FullName;
        CarriedEvents.Keep(store, [Said(GateEventKind.Audit, "root adds ABC1234 to the access list"), Said(GateEventKind.Audit, "kept")]);

        _bench.Records.ErasePerson(new("ABC1234", "ana"));

        Assert.DoesNotContain("ABC1234", File.ReadAllText(Path.Combine(store, CarriedEvents.FileName)));
        Assert.Contains("kept", File.ReadAllText(Path.Combine(store, CarriedEvents.FileName)));
    }

    [Fact]
    public void Erase_NamedInAFileOfTheTechnicians_IsTold()
    {
        var report = Path.Combine(_bench.Folder, "journal", "acceptance-1.html");
        File.WriteAllText(report, "<td>ABC1234</td>");

        Assert.Contains(report, Assert.Single(_bench.Records.ErasePerson(new("ABC1234", "ana")).Left.Other));
    }

    [Fact]
    public void Export_Person_HoldsTheirOwnAndNobodyElse()
    {
        var sink = new FolderSink(_bench.Folder, "copy");

        var copy = _bench.Records.ExportPerson(new("ABC1234", "ana"), sink);
        sink.Finish();

        using var key = BoxKey.Open(_bench.Options.State.BoxKey);
        Assert.Empty(EventBundle.Verify(sink.Folder, key.PublicPem));
        Assert.Equal((1, 1), (copy.Files.Events, copy.Files.Images));
        var all = string.Concat(Directory.GetFiles(sink.Folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".jpg", StringComparison.Ordinal)).Select(File.ReadAllText));
        Assert.Contains("ABC1234", all);
        Assert.Contains("Ana", all);
        Assert.All((string[])["XYZ9999", "Bo", "Otto"], other => Assert.DoesNotContain(other, all));
    }

    [Fact]
    public void Client_OverTheSocket_TheKernelSaysWhoErased()
    {
        var path = Path.Combine(_bench.Folder, "c.sock");
        using var server = ControlServer.TryOpen(_bench.Records, path, NullLogger.Instance, TimeProvider.System)!;
        using var client = ControlClient.TryConnect(path)!;

        Assert.Equal(1, client.FindPerson(new("ABC1234", "somebody else")).Events);
        Assert.True(client.ErasePerson(new("ABC1234", "somebody else")).Left.IsNone);

        Assert.All(_bench.Audits, audit => Assert.Contains($"(process {Environment.ProcessId})", audit));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("A")]
    public void Erase_NoPlate_Refused(string plate) =>
        Assert.Throws<RecordsFaultException>(() => _bench.Records.ErasePerson(new(plate, "ana")));

    private IEnumerable<string> Everything() => _bench.Store.Query(new EventQuery { Limit = 1000 }).Select(EventJson.Serialize);

    private static GateEvent Said(GateEventKind kind, string text) => new()
    {
        Time = new(Guid.Empty, default, DateTimeOffset.UnixEpoch, ClockState.Synchronised), Kind = kind, Text = text,
    };
}

using EdgeGate.Domain.Records;
using Xunit;

namespace EdgeGate.Records.Tests;

/// <summary>Whoever looks at other people's data on a command line is on record: one line for each look-up.</summary>
[Trait("suite", "hard")]
public sealed class LookedTests : IDisposable
{
    private readonly RecordsRig _bench = new();
    private readonly AuditedRecords _records;

    public LookedTests() => _records = new(_bench.Records, "ana");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Search_PageAfterPage_OneLineThatSaysWhatWasLookedFor()
    {
        var (first, second) = (_bench.Seen("ABC1234"), _bench.Seen("ABC1234"));

        _records.Search(new EventSearch { Plate = "ABC1234", Limit = 1, WithImages = true });
        _records.Search(new EventSearch { Plate = "ABC1234", Limit = 1, BeforeId = second });

        Assert.True(first < second);
        Assert.Equal("ana looked for events: plate \"ABC1234\"", Assert.Single(_bench.Audits));
    }

    [Fact]
    public void EveryLook_AnotherQuestion_ALineOfItsOwn()
    {
        var id = _bench.Seen("ABC1234");

        _records.Find(id);
        _records.List("", 0, 10);
        _records.List("ana", 0, 10);
        _records.ListCsv();
        _records.NearMisses(null, 10);
        _records.Presence();
        _records.WhatIf(new WhatIfQuestion { Settings = ["access.mode=openToAll"] });
        _records.Search(new EventSearch());

        Assert.Equal(
            [$"ana looked at event {id}", "ana looked at the access list", "ana looked for \"ana\" in the access list",
                "ana took the access list",
                "ana looked at the near misses", "ana looked at who is inside", "ana looked at what other rules would have decided",
                "ana looked at all events"],
            _bench.Audits);
    }

    [Fact]
    public void Find_NothingCanBeRecorded_AnsweredAllTheSame()
    {
        var id = _bench.Seen("ABC1234");
        _bench.TrailFails = true;

        Assert.NotNull(_records.Find(id));
    }

    [Fact]
    public void Of_TextThatMovesTheCursor_Neutralised() =>
        Assert.Equal("looked for events: text \"a?[2J\"", LookUp.Of(new EventSearch { Text = "a\u001b[2J" }).English);
}

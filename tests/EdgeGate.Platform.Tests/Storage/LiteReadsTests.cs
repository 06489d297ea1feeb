using EdgeGate.Domain.Events;
using EdgeGate.Platform.Storage;
using LiteDB;
using Xunit;

namespace EdgeGate.Platform.Tests.Storage;

/// <summary>LiteDB keeps what a transaction reads: what looks through a long journal must not keep the whole of it.</summary>
public sealed class LiteReadsTests : IDisposable
{
    // A page for each: 49 MB. Below two of its largest segments LiteDB takes what it likes.
    private const int Events = 6000, PageBytes = 8192;
    private const long MostBytes = 16 << 20;

    private static readonly Lazy<byte[]> Made = new(Journal);

    private readonly LiteDatabase _database = new(new MemoryStream(Made.Value));

    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData(null, -1, 0, 0)]
    [InlineData(GateEventKind.System, -1, 0, 0)]
    [InlineData(null, Events, Events + 1, 0)]
    [InlineData(null, 0, 10, 10)]
    public void Query_LittleInALongJournalIsMet_LittleOfItIsKeptInMemory(GateEventKind? kind, int since, int until, int met)
    {
        var query = new EventQuery { Kind = kind, Since = Begin.AddSeconds(since), Until = Begin.AddSeconds(until), Limit = 1000 };

        Assert.Equal(met, LiteReads.Query(_database, query, new("journal.db", chain: null, new())).Count);
        Assert.InRange(KeptBytes(), 1, MostBytes);
    }

    [Fact]
    public void Survey_ALongJournal_LittleOfItIsKeptInMemory()
    {
        Assert.Equal((Events, Events), LiteReads.Survey(_database, new("journal.db", chain: null, new())));
        Assert.InRange(KeptBytes(), 1, MostBytes);
    }

    private long KeptBytes()
    {
        using var answer = _database.Execute("SELECT $ FROM $database");
        var cache = answer.ToEnumerable().Single()["cache"];
        return PageBytes * (cache["freePages"].AsInt64 + cache["readablePages"].AsInt64 + cache["writablePages"].AsInt64);
    }

    private static byte[] Journal()
    {
        using var data = new MemoryStream();
        using (var store = new LiteReadStore("journal.db", data, new MemoryStream()))
        {
            for (var first = 0; first < Events; first += 100)
                store.Append([.. Enumerable.Range(first, 100).Select(number => new GateEvent
                {
                    Time = new(Guid.Empty, TimeSpan.FromSeconds(number), Begin.AddSeconds(number), ClockState.Plausible),
                    Kind = GateEventKind.System, Text = new('n', 7000),
                })]);
        }

        return data.ToArray();
    }
}

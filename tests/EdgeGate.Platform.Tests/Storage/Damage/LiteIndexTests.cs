using System.Buffers.Binary;
using System.Globalization;
using EdgeGate.Domain.Events;
using EdgeGate.Journal;
using EdgeGate.Platform.Storage;
using Xunit;

namespace EdgeGate.Platform.Tests.Storage.Damage;

/// <summary>
/// A number in an index that is not the one of its event: what is read page by page goes on behind the last one it was given, and must come
/// to an end all the same. Every call here is counted; none of the tests would ever end without that.
/// </summary>
[Trait("suite", "hard")]
public sealed class LiteIndexTests
{
    private const byte IndexPage = 3, Int64 = 3;

    /// <summary>Of so many events no walk asks more often.</summary>
    private static readonly long Enough = DamagedLife.Last + 10;

    /// <summary>One of the first, of the middle and of the last; lower, higher, far away, doubled, and below everything.</summary>
    public static TheoryData<long, long> Wrong
    {
        get
        {
            var all = new TheoryData<long, long>();
            foreach (var id in (long[])[1, 2, 99, 205, 206, 399, 400])
            {
                foreach (var other in (long[])[0, 1, 3, 204, 300, 431, 1L << 40, long.MaxValue, -7])
                {
                    if (other != id)
                        all.Add(id, other);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Open_ANumberInTheIndexIsWrong_SomebodyIsToldOrNothingIsLost(long id, long other)
    {
        using var life = new DamagedLife();
        var folder = life.Copy("one");
        Renumber(Path.Combine(folder, "journal.db"), id, other);
        using var store = DamagedLife.Start(folder, new LiteReadStoreDriver());

        // Set aside and told, or told when the events are looked through.
        Walk(store);

        // A page that is in the log as well is read from there, and is sound.
        if (store.TakeFindings().Count == 0)
            Assert.All(Enumerable.Range(1, (int)DamagedLife.Last),
                number => Assert.Equal(DamagedLife.Event(number).Sighting!.Text, store.Find(number)?.Sighting!.Text));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Read_ANumberInTheIndexIsWrong_EveryWalkEnds(long id, long other)
    {
        using var life = new DamagedLife();
        var folder = life.Copy(string.Create(CultureInfo.InvariantCulture, $"{id} as {other}"));
        Assert.True(Renumber(Path.Combine(folder, "journal.db"), id, other) > 0);
        using var store = DamagedLife.Start(folder, new LiteReadStoreDriver());

        // As verify, an export, a search and retention walk.
        Assert.True(Ends(() => Walk(store)));
        Assert.True(Ends(() => EventExport.Read(store, new EventQuery()).Count()));
        Assert.True(Ends(() => EventExport.Read(store, new EventQuery { Kind = GateEventKind.Sighting }).Count()));
        Assert.True(Ends(() => Empty(store)));
    }

    private static bool Ends(Func<long> walk)
    {
        try
        {
            return walk() <= Enough;
        }
        catch (ReadStoreFaultException fault)
        {
            return fault.Kind == ReadStoreFaultKind.Damaged;
        }
    }

    private static long Walk(IReadStore store)
    {
        var (last, calls) = (0L, 0L);
        while (calls++ <= Enough)
        {
            var part = store.Check(last, 100);
            if (part.Done)
                break;
            Assert.True(part.Last > last, $"after {last} it goes on after {part.Last}");
            last = part.Last;
        }

        return calls;
    }

    private static long Empty(IReadStore store)
    {
        var calls = 0L;
        while (calls++ <= Enough && store.DeleteBefore(DateTimeOffset.MaxValue, GateEventKind.Sighting, 50) > 0)
        {
        }

        return calls;
    }

    // Every entry of an index that is this number by itself: the events' own index, and that of the pictures.
    private static int Renumber(string file, long id, long other)
    {
        var bytes = File.ReadAllBytes(file);
        var changed = 0;
        for (var page = 0; page + 8192 <= bytes.Length; page += 8192)
        {
            if (bytes[page + 4] != IndexPage)
                continue;
            for (var at = page + 32; at + 9 <= page + 8192; at++)
            {
                if (bytes[at] != Int64 || BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at + 1)) != id)
                    continue;
                BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(at + 1), other);
                changed++;
            }
        }

        File.WriteAllBytes(file, bytes);
        return changed;
    }
}

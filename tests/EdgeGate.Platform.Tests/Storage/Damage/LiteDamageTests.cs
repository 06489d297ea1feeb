using System.Diagnostics;
using System.Globalization;
using EdgeGate.Domain.Events;
using EdgeGate.Platform.Storage;
using Xunit;

namespace EdgeGate.Platform.Tests.Storage.Damage;

/// <summary>
/// Spoils a journal in every way, at rest and at work: a lane always has one to start on and to go on with.
/// <c>EDGEGATE_DAMAGE_ROUNDS</c> sets how many rounds in all; 120 when it is not set.
/// </summary>
[Trait("suite", "hard")]
public sealed class LiteDamageTests
{
    private const int Seed = 20261130;

    private static int Rounds => int.Parse(Environment.GetEnvironmentVariable("EDGEGATE_DAMAGE_ROUNDS") ?? "120",
        CultureInfo.InvariantCulture);

    [Fact]
    public void Start_JournalDamagedAtRest_AlwaysStartsAndGoesOn()
    {
        using var life = new DamagedLife();
        var tally = new DamageTally();
        var random = new Random(Seed);
        for (var round = 0; round < Rounds; round++)
        {
            var damage = FileDamage.All[round % FileDamage.All.Count];
            var file = DamagedLife.Files.ElementAt(round / FileDamage.All.Count % DamagedLife.Files.Count);
            var folder = life.Copy($"{round}");
            damage.Do(Path.Combine(folder, file), random);
            tally.Add($"{(file.Contains("log", StringComparison.Ordinal) ? "log" : "data")}: {damage.Name}", Live(folder));
            Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
        }

        tally.Print("journal at rest");
        Assert.Equal((0, 0), (tally.DidNotStart, tally.Silent));
    }

    [Fact]
    public void Append_JournalDamagedAtWork_EveryEventIsKeptAndNumbersGoOn()
    {
        using var life = new DamagedLife();
        var random = new Random(Seed);
        var (replaced, kept) = (0, 0);
        var rounds = Math.Max(6, Rounds / 12);
        for (var round = 0; round < rounds; round++)
        {
            var folder = life.Copy($"{round}");
            var driver = new LiteDriver();
            var last = 0L;
            for (var start = 0; start < 3; start++)
            {
                using var store = DamagedLife.Start(folder, driver);
                for (var i = 0; i < 10; i++)
                {
                    if (i == 3)
                        driver.Spoil(random);
                    var id = store.Append([DamagedLife.Event(i)]);
                    Assert.True(id > last, $"round {round}: number {id} was given again");
                    (last, kept) = (id, kept + 1);
                    Read(store, random.NextInt64(1, id + 1));
                }
            }

            replaced += Directory.GetDirectories(Path.GetDirectoryName(folder)!, "store.damaged-*").Length;
        }

        Console.WriteLine($"NOTE journal at work: {rounds} rounds of spoiled sectors, {kept} events appended, {replaced} stores set aside, no fault reached the lane");
        Assert.True(replaced > 0);
    }

    [Fact]
    public void Salvage_IndexSpoiled_EveryEventAndPictureIsFound()
    {
        using var life = new DamagedLife();
        var folder = life.Copy("one");
        var file = Path.Combine(folder, "journal.db");
        var bytes = File.ReadAllBytes(file);
        for (var page = 0; page < bytes.Length; page += 8192)
        {
            // Every page but those of the data (type 4).
            if (bytes[page + 4] != 4)
                new Random(page).NextBytes(bytes.AsSpan(page, 4000));
        }

        File.WriteAllBytes(file, bytes);

        var salvaged = new LiteReadStoreDriver().Salvage(folder).ToArray();

        Assert.Equal(Enumerable.Range(1, (int)DamagedLife.Last), salvaged.Select(found => (int)found.Id));
        Assert.All(salvaged, found => Assert.Equal(DamagedLife.Event((int)found.Id).Images, found.Images));
    }

    // As a program that looks in a page, or a retention that meets a bad one: a fault, never anything else.
    private static void Read(IReadStore store, long id)
    {
        try
        {
            store.Find(id);
            store.Query(new EventQuery { BeforeId = id, Limit = 5, WithImages = true });
        }
        catch (ReadStoreFaultException)
        {
        }
    }

    private static DamageOutcome Live(string folder)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            string[] told;
            long id;
            using (var store = DamagedLife.Start(folder, new LiteDriver()))
            {
                id = store.Append([DamagedLife.Event(1)]);
                Assert.True(store.IsDurable);
                Assert.NotNull(store.Find(id));
                told = [.. store.TakeFindings()];
            }

            using var again = DamagedLife.Start(folder, new LiteDriver());
            Assert.NotNull(again.Find(id));
            told = [.. told, .. Whole(again).Findings, .. again.TakeFindings()];
            var aside = Directory.GetDirectories(Path.GetDirectoryName(folder)!, "store.damaged-*").Length > 0;
            return new(true, aside, told.Length > 0, aside ? 0 : Changed(again, id), Stopwatch.GetElapsedTime(started));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Console.WriteLine($"NOTE did not start: {error}");
            return new(false, false, false, 0, Stopwatch.GetElapsedTime(started));
        }
    }

    // As edgegate verify does it.
    private static StoreCheck Whole(IReadStore store)
    {
        var whole = new StoreCheck(0, false, 0, 0, []);
        while (!whole.Done)
            whole = whole.With(store.Check(whole.Last, 100));
        return whole;
    }

    // Events that are not what was acknowledged, of all before the first new one.
    private static int Changed(IReadStore store, long next)
    {
        var changed = 0;
        for (var id = 1; id <= DamagedLife.Last; id++)
        {
            try
            {
                var (expected, found) = (DamagedLife.Event(id), id < next ? store.Find(id) : null);
                var same = found is not null && found.Text == expected.Text && found.Sighting!.Text == expected.Sighting!.Text
                    && found.Time == expected.Time
                    && found.Images.Count == expected.Images.Count
                    && expected.Images.All(image => found.Images.GetValueOrDefault(image.Key)?.AsSpan().SequenceEqual(image.Value) == true);
                changed += same ? 0 : 1;
            }
            catch (ReadStoreFaultException)
            {
                changed++;
            }
        }

        return changed;
    }
}

using System.Diagnostics;
using System.Globalization;
using EdgeGate.Domain.Events;
using Xunit;

namespace EdgeGate.Contracts.Events;

/// <summary>
/// Kills a process that appends, at random moments, and looks whether everything it acknowledged is there.
/// <c>EDGEGATE_KILL_ROUNDS</c> sets how often; 20 when it is not set.
/// </summary>
public abstract class ReadStoreKillContract : IDisposable
{
    // Every fifth child lives long enough for the store to tidy up its log under way.
    private const int FewUnits = 60, ManyUnits = 500;

    private readonly StoreFolder _folder = new();

    /// <summary>The adapter under test.</summary>
    protected abstract IReadStoreDriver CreateDriver();

    /// <summary>Removes the folder.</summary>
    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    [Trait("suite", "power-cut")]
    public void Append_ProcessKilled_LosesNothingAcknowledgedAndTearsNothing()
    {
        var rounds = int.Parse(Environment.GetEnvironmentVariable("EDGEGATE_KILL_ROUNDS") ?? "20", CultureInfo.InvariantCulture);
        var random = new Random(20260302);
        var (last, acknowledgedInAll) = (0L, 0L);
        for (var round = 1; round <= rounds; round++)
        {
            var acknowledged = Math.Max(last, RunAndKill(random, round % 5 == 0 ? ManyUnits : FewUnits));
            using var store = CreateDriver().Open(_folder.Path);
            var stored = store.Append([]);
            Assert.True(stored >= acknowledged, $"round {round}: {acknowledged} was acknowledged, {stored} is the last there");
            Assert.Equal(stored, store.Count);
            Verify(store, last, stored);
            acknowledgedInAll += acknowledged - last;
            last = stored;
        }

        Assert.True(acknowledgedInAll > 0);
        Console.WriteLine($"NOTE {CreateDriver().GetType().Name}: {rounds} kills, {acknowledgedInAll} events acknowledged, {last} stored, none lost, none torn");
    }

    // Returns the last id that the child acknowledged before it died.
    private long RunAndKill(Random random, int mostUnits)
    {
        using var child = KillChild.Start(GetType().Assembly.Location, _folder.Path);
        var acknowledged = 0L;
        var units = random.Next(0, mostUnits);
        while (units-- > 0 && child.StandardOutput.ReadLine() is { } line)
            acknowledged = long.Parse(line, CultureInfo.InvariantCulture);

        // Up to 3 ms into whatever it does next.
        var until = Stopwatch.GetTimestamp() + random.NextInt64(Stopwatch.Frequency * 3 / 1000);
        while (Stopwatch.GetTimestamp() < until)
            Thread.SpinWait(50);
        child.Kill();
        while (child.StandardOutput.ReadLine() is { } line)
        {
            if (long.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > acknowledged)
                acknowledged = id;
        }

        child.WaitForExit();
        return acknowledged;
    }

    private static void Verify(IReadStore store, long after, long last)
    {
        for (var first = after + 1; first <= last;)
        {
            // A unit is there whole, or not at all.
            var unit = KillChild.Unit(first);
            Assert.True(first + unit.Length - 1 <= last, $"the unit that begins with {first} is torn: {last} is the last there");
            for (var i = 0; i < unit.Length; i++)
            {
                var found = store.Find(first + i);
                Assert.Equal(unit[i].Text, found?.Text);
                Assert.Equal(unit[i].Images["plate"], found!.Images["plate"]);
            }

            first += unit.Length;
        }
    }
}

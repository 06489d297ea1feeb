using EdgeGate.Access.Lists;
using EdgeGate.Access.Policy;
using EdgeGate.Barrier;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Records;
using EdgeGate.Journal;
using EdgeGate.Lane.Simulation;
using EdgeGate.Records;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGate.Appliance.Benchmarks;

/// <summary>
/// What the gate's books cost on a machine and its disk: decisions recorded one by one, each durable before the next; from a decision to
/// the contact; a plate looked up in a long list; a page of a long journal. In a store of its own, removed at the end.
/// </summary>
internal sealed class JournalBench
{
    /// <summary>The longest list that an appliance of the trade documents.</summary>
    internal const int ListEntries = 110_000;

    private const int Recorded = 500;
    private const int Openings = 200;
    private const int Pages = 60;
    private const int LookUps = 200_000;

    private readonly TimeProvider _time;
    private readonly IReadStore _store;
    private readonly BenchSightings _sightings = new();

    private JournalBench(IReadStore store, TimeProvider time) => (_store, _time) = (store, time);

    /// <summary>Measures in a new folder beneath a directory.</summary>
    /// <param name="stores">Opens the store.</param>
    /// <param name="directory">On the disk that is to be measured.</param>
    /// <param name="events">How long the journal is of which pages are asked for.</param>
    /// <param name="time">Measures.</param>
    internal static JournalBenchResult Run(IReadStoreDriver stores, string directory, int events, TimeProvider time)
    {
        var folder = Path.Combine(directory, $"bench-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(folder);

            // As a lane has it: every event and picture with its checksum. Without them last, when everything is warm.
            JournalBenchResult result;
            using (var store = stores.Open(Path.Combine(folder, "store"), new StoreSeal(new byte[32], Path.Combine(folder, "store.last"))))
                result = new JournalBench(store, time).Run(events);
            using var without = stores.Open(Path.Combine(folder, "plain"));
            return result with
            {
                RecordedWithoutChecksumsPerSecond = new JournalBench(without, time)
                .Record(BenchSightings.List(ListEntries)).PerSecond
            };
        }
        finally
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    private JournalBenchResult Run(int events)
    {
        var list = BenchSightings.List(ListEntries);
        var (recorded, flush) = Record(list);
        var (contact, besides) = Open(list);
        var lookUp = LookUp(list);
        Fill(events);
        return new()
        {
            RecordedPerSecond = recorded, AppendMs = flush, ContactMs = contact, ContactBesidesFlushMs = besides,
            LookUpNanoseconds = lookUp,
            Events = _store.Count, StoreMegabytes = _store.SizeBytes / 1e6,
            NewestPageMs = Page(new EventSearch()), MiddlePageMs = Page(new EventSearch { BeforeId = events / 2 }),
            KindPageMs = Page(new EventSearch { Kind = GateEventKind.Alarm }),
            PlatePageMs = Page(new EventSearch { Plate = _sightings.PlateOf(events / 3) }),
            SiftedPageMs = Page(new EventSearch { Plate = "Q?Q*9", BeforeId = events }),
        };
    }

    // As a lane does it: decide, then wait until it is durable.
    private (double PerSecond, double MedianMs) Record(AccessList list)
    {
        using var writer = new JournalWriter(_store, new JournalOptions { BudgetMs = 10_000 }, _time, NullLogger.Instance);
        var took = new double[Recorded];
        var started = _time.GetTimestamp();
        for (var i = 0; i < Recorded; i++)
        {
            var one = _time.GetTimestamp();
            if (!writer.Append(Decided(list, i, withPictures: true)).IsDurable)
                throw new ReadStoreFaultException(ReadStoreFaultKind.IoError, "the disk took more than ten seconds for one event");
            took[i] = _time.GetElapsedTime(one).TotalMilliseconds;
        }

        return (Recorded / _time.GetElapsedTime(started).TotalSeconds, Median(took));
    }

    private (double ContactMs, double BesidesMs) Open(AccessList list)
    {
        using var timed = new TimedStore(_store, _time);
        using var writer = new JournalWriter(timed, new JournalOptions { BudgetMs = 10_000 }, _time, NullLogger.Instance);
        var (contact, besides) = (new double[Openings], new double[Openings]);
        for (var i = 0; i < Openings; i++)
        {
            var closed = 0L;
            using var gate = new SimulatedGate((_, _) => closed = closed == 0 ? _time.GetTimestamp() : closed);
            using var barrier = new BarrierController(gate, new BarrierOptions(), TimeSpan.Zero, _ => { }, NullLogger.Instance);
            barrier.Poll(TimeSpan.FromSeconds(1));
            closed = 0;
            var sighting = _sightings.Of(i);
            var started = _time.GetTimestamp();
            var decision = Decide(list, i);
            if (writer.Append(_sightings.Event(i, sighting, decision, withPictures: true)).IsDurable)
                barrier.Apply(BarrierInputKind.OpenRequest, TimeSpan.FromSeconds(1.1));
            if (closed == 0)
                throw new InvalidOperationException("the contact did not close");
            contact[i] = _time.GetElapsedTime(started, closed).TotalMilliseconds;
            besides[i] = contact[i] - timed.LastAppendMs;
        }

        return (Median(contact), Median(besides));
    }

    private double LookUp(AccessList list)
    {
        var (plates, found) = (Enumerable.Range(0, 4096).Select(i => _sightings.PlateOf(i * 53)).ToArray(), 0);
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var started = _time.GetTimestamp();
            for (var i = 0; i < LookUps; i++)
                found += list.Exact(plates[i & 4095]).Length;
            var took = _time.GetElapsedTime(started);
            best = took < best ? took : best;
        }

        return found > 0 ? best.TotalNanoseconds / LookUps : throw new InvalidOperationException("nothing was found");
    }

    private void Fill(int events)
    {
        for (var i = (int)_store.Count; i < events; i += 1000)
            _store.Append([.. Enumerable.Range(i, Math.Min(1000, events - i))
                .Select(n => n % 50 == 0 ? BenchSightings.Alarm(n)
                : _sightings.Event(n, _sightings.Of(n, readings: 2), BenchSightings.Denied, withPictures: false))]);
    }

    private double Page(EventSearch search)
    {
        var took = new double[Pages];
        for (var i = 0; i < Pages; i++)
        {
            var started = _time.GetTimestamp();
            EventFinder.Search(_store, search);
            took[i] = _time.GetElapsedTime(started).TotalMilliseconds;
        }

        return Median(took);
    }

    private GateEvent Decided(AccessList list, int n, bool withPictures) =>
        _sightings.Event(n, _sightings.Of(n), Decide(list, n), withPictures);

    private AccessDecision Decide(AccessList list, int n) => AccessPolicy.Decide(
        _sightings.Of(n), list, new AccessOptions(), new DecisionContext(BenchSightings.Begin, ClockState.Synchronised));

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}

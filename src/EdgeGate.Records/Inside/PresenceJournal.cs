using EdgeGate.Access.Policy;
using EdgeGate.Access.Replay;
using EdgeGate.Domain.Events;
using EdgeGate.Journal;

namespace EdgeGate.Records.Inside;

/// <summary>Who is inside, by a journal.</summary>
public static class PresenceJournal
{
    /// <summary>
    /// Visits that began longer ago than so many events of the barrier do not count any more: a visit makes eight, and a lane that starts
    /// must not read for long.
    /// </summary>
    private const int MostSteps = 80_000;

    /// <summary>Decisions of a journal from before steps were recorded.</summary>
    private const int MostOld = 20_000;

    private const int MostOthers = 5000;

    /// <summary>Reads it.</summary>
    /// <exception cref="ReadStoreFaultException">The store cannot be read.</exception>
    public static Occupancy Read(IReadStore store, LaneRole role, TimeZoneInfo zone)
    {
        var set = EventExport.Read(store, new EventQuery { Kind = GateEventKind.Audit }, MostOthers).Where(one => one.Vehicle is not null)
            .ToList();

        // What was before the last time that somebody said nobody is inside has no say.
        var nobody = set.Find(one => one.Vehicle!.Step == VehicleStep.NobodyInside)?.Id ?? 0;
        var (looked, oldest, counting) = (0, long.MaxValue, set.FindAll(one => one.Id >= nobody));
        foreach (var one in EventExport.Read(store, new EventQuery { Kind = GateEventKind.Barrier }, MostSteps)
            .TakeWhile(one => one.Id > nobody))
        {
            looked++;
            if (one.Vehicle is null)
                continue;
            oldest = one.Id;
            if (one.Vehicle.Step == VehicleStep.Passed)
                counting.Add(one);
        }

        if (looked < MostSteps)
            counting.AddRange(Old(store, oldest, nobody));
        return OccupancyReplay.From([.. counting.OrderBy(one => one.Id)], role, zone);
    }

    // Before the first step that was ever recorded.
    private static List<GateEvent> Old(IReadStore store, long before, long after)
    {
        var decisions = EventExport.Read(store, new EventQuery { Kind = GateEventKind.Sighting, BeforeId = before }, MostOld)
            .TakeWhile(one => one.Id > after).Where(OccupancyReplay.IsOld).ToList();
        return decisions.Count == 0 ? []
            : [.. decisions, .. EventExport.Read(store, new EventQuery { Kind = GateEventKind.Alarm, BeforeId = before }, MostOthers)
                .TakeWhile(one => one.Id > after)];
    }
}

using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Records;

namespace EdgeGate.Records;

/// <summary>
/// Finds what became of the granted vehicles of a page: recorded after the decision, and so often not on the page itself.
/// </summary>
public static class OutcomeFinder
{
    /// <summary>
    /// Events of any kind after the decision within which its vehicle's story ends: a passage makes a dozen, a queue as many more.
    /// </summary>
    private const int Following = 200;

    /// <summary>Steps of one plate that are looked at: by the plate's index, newest first.</summary>
    private const int Steps = 8;

    public static IReadOnlyList<EventOutcome> Of(IReadStore store, IReadOnlyList<GateEvent> events)
    {
        var outcomes = new List<EventOutcome>();
        foreach (var one in events.Where(one => one is { Decision.Verdict: AccessVerdict.Grant, Vehicle: not null, Sighting: not null }))
        {
            var steps = store.Query(new EventQuery { Plate = one.Sighting!.Text, BeforeId = one.Id + Following, Limit = Steps });
            if (steps.FirstOrDefault(step => VehicleOutcomes.Belongs(step, one)) is { Vehicle: { } fact })
                outcomes.Add(new(one.Id, fact));
        }

        return outcomes;
    }
}

using EdgeGate.Access.Lists;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;

namespace EdgeGate.Access.Replay;

/// <summary>Finds misreads before their drivers complain, and mistyped lists: the daily report of near misses. Pure.</summary>
public static class NearMisses
{
    /// <summary>
    /// Every denied vehicle that is one look-alike away from an allow or guest entry, once each, in the order of the events. One that was
    /// granted access a moment later, by a better reading, missed nothing.
    /// </summary>
    /// <param name="events">Events, newest first; others than sightings are passed over.</param>
    /// <param name="list">The lists as they stand.</param>
    public static IEnumerable<NearMiss> Find(IEnumerable<GateEvent> events, AccessList list)
    {
        var seen = new HashSet<(Guid Boot, long Track, string Plate)>();
        var granted = new HashSet<(Guid Boot, long Track)>();
        foreach (var gateEvent in events)
        {
            if (gateEvent is { Sighting: { } vehicle, Decision.Verdict: AccessVerdict.Grant })
                granted.Add((gateEvent.Time.BootId, vehicle.Track));
            if (gateEvent is not { Sighting: { Text.Length: > 0 } sighting, Decision: { Verdict: AccessVerdict.Deny } decision }
                || decision.Reason is not (AccessReason.NotListed or AccessReason.LowConfidence
                    or AccessReason.TooFewReadings or AccessReason.OnlySuperResolved))
                continue;
            foreach (var match in list.FindLookAlikes(sighting.Text))
            {
                var entry = Array.Find(list.Exact(match.Plate).ToArray(), entry => entry.List is ListKind.Allow or ListKind.Guest);
                if (entry is not null && !granted.Contains((gateEvent.Time.BootId, sighting.Track))
                    && seen.Add((gateEvent.Time.BootId, sighting.Track, match.Plate)))
                    yield return new(gateEvent, entry, match, DoubtOf(sighting, match));
            }
        }
    }

    private static float DoubtOf(Domain.Plates.Sighting sighting, LookAlikeMatch match) =>
        match.Position < sighting.Characters.Count && sighting.Characters[match.Position] is var character
            && character.Rival == match.Listed
            ? character.RivalProbability
            : 0;
}

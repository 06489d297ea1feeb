using EdgeGate.Access.Lists;
using EdgeGate.Access.Policy;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Records;

namespace EdgeGate.Access.Replay;

/// <summary>
/// Decides recorded sightings again under other rules: who would have been granted access, who denied. The readings themselves are taken
/// as they were; only rules, lists and who was inside are judged again. Who was granted access on the day and did not pass does not count
/// as inside; whoever only the other rules would grant it counts as if he had driven in. Pure.
/// </summary>
public sealed class WhatIf
{
    private readonly AccessList _list;
    private readonly AccessOptions _options;
    private readonly TimeZoneInfo _zone;
    private readonly string _lane;
    private readonly Dictionary<(Guid Boot, long Track), WhatIfVehicle> _vehicles = [];
    private Occupancy _inside = Occupancy.Empty;
    private HashSet<(Guid Boot, long Track)> _didNotPass = [];

    /// <param name="list">Lists to judge by.</param>
    /// <param name="options">Rules to judge by, validated.</param>
    /// <param name="zone">Time zone of the lane.</param>
    /// <param name="lane">Name of the lane.</param>
    public WhatIf(AccessList list, AccessOptions options, TimeZoneInfo zone, string lane) =>
        (_list, _options, _zone, _lane) = (list, options, zone, lane);

    /// <summary>Judges events in the order in which they were recorded; others than sightings are passed over.</summary>
    public WhatIfReport Run(IEnumerable<GateEvent> oldestFirst)
    {
        var events = oldestFirst as IReadOnlyList<GateEvent> ?? [.. oldestFirst];
        _didNotPass = [.. events.Where(one => one.Vehicle is { IsEnd: true, Step: not VehicleStep.Passed })
            .Select(one => (one.Time.BootId, one.Vehicle!.Track))];
        var sightings = 0;
        foreach (var gateEvent in events)
        {
            if (gateEvent is not { Sighting: { } sighting, Decision: { } recorded })
                continue;
            sightings++;
            var key = (gateEvent.Time.BootId, sighting.Track);
            var before = _vehicles.GetValueOrDefault(key);

            // A vehicle that was granted access is not asked about again, neither on the day nor by the other rules.
            var now = before is { Now.Verdict: AccessVerdict.Grant } ? before.Now : Decide(gateEvent, sighting, recorded);
            var then = before is { Then.Verdict: AccessVerdict.Grant } ? before.Then : recorded;
            _vehicles[key] = new(before is { Opens: true } or { StaysShut: true } ? before.Event : gateEvent, then, now);
        }

        var changed = _vehicles.Values.Where(vehicle => vehicle.Opens || vehicle.StaysShut).OrderBy(vehicle => vehicle.Event.Id).ToList();
        return new(sightings, _vehicles.Count, changed);
    }

    private AccessDecision Decide(GateEvent gateEvent, Domain.Plates.Sighting sighting, AccessDecision recorded)
    {
        // What was no case for the gate on the day is none now: whether it was in view, and in the loop, cannot be judged from the record.
        if (recorded.Reason is AccessReason.Duplicate or AccessReason.WrongDirection or AccessReason.NoVehicle or AccessReason.AwaitsLoop)
            return recorded;
        var local = TimeZoneInfo.ConvertTime(gateEvent.Time.Wall, _zone);
        var decision = AccessPolicy.Decide(
            sighting, _list, _options,
            new DecisionContext(local, gateEvent.Time.Clock) { Lane = _lane, Inside = _inside, InEntryLoop = true });
        if (decision.Verdict == AccessVerdict.Grant && !_didNotPass.Contains((gateEvent.Time.BootId, sighting.Track)))
            _inside = _options.Role == LaneRole.Entry ? _inside.Enter(sighting.Text, local) : _inside.Leave(sighting.Text);
        return decision;
    }
}

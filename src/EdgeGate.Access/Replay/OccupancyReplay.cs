using EdgeGate.Access.Policy;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;

namespace EdgeGate.Access.Replay;

/// <summary>Who is inside, from what was recorded: a lane that starts again must not forget it.</summary>
public static class OccupancyReplay
{
    /// <summary>Counts every vehicle that was let through, once.</summary>
    /// <param name="oldestFirst">Recorded events.</param>
    /// <param name="role">Which way the lane leads.</param>
    /// <param name="zone">Time zone of the lane.</param>
    public static Occupancy From(IEnumerable<GateEvent> oldestFirst, LaneRole role, TimeZoneInfo zone)
    {
        var inside = Occupancy.Empty;
        var counted = new HashSet<(Guid Boot, long Track)>();
        foreach (var gateEvent in oldestFirst)
        {
            if (gateEvent is not { Sighting: { } sighting, Decision.Verdict: AccessVerdict.Grant }
                || !counted.Add((gateEvent.Time.BootId, sighting.Track)))
                continue;
            inside = role == LaneRole.Entry
                ? inside.Enter(sighting.Text, TimeZoneInfo.ConvertTime(gateEvent.Time.Wall, zone))
                : inside.Leave(sighting.Text);
        }

        return inside;
    }
}

using EdgeGate.Access.Policy;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;

namespace EdgeGate.Access.Replay;

/// <summary>
/// Who is inside, from what was recorded: a lane that starts again must not forget it. Passages count, and what a person set; a vehicle
/// whose passage was not recorded, because the power went while it was under the arm, does not. Journals from before passages were recorded
/// know decisions only: there a granted vehicle counts, unless an alarm beside it says that the gate did not open for it.
/// </summary>
public static class OccupancyReplay
{
    // Older releases wrote the alarm right after the decision.
    private static readonly TimeSpan Beside = TimeSpan.FromSeconds(2);

    /// <summary>Counts.</summary>
    /// <param name="oldestFirst">
    /// Recorded events: steps of vehicles, audits, and of a journal with old decisions those and the alarms.
    /// </param>
    /// <param name="role">Which way the lane leads.</param>
    /// <param name="zone">Time zone of the lane.</param>
    public static Occupancy From(IEnumerable<GateEvent> oldestFirst, LaneRole role, TimeZoneInfo zone)
    {
        var events = oldestFirst as IReadOnlyList<GateEvent> ?? [.. oldestFirst];
        var shut = events.Where(e => e is { Kind: GateEventKind.Alarm, Vehicle: null })
            .ToLookup(e => (e.Time.BootId, e.Text), e => e.Time.Monotonic);
        var inside = Occupancy.Empty;
        var counted = new HashSet<(Guid Boot, long Track)>();
        foreach (var one in events)
        {
            var local = TimeZoneInfo.ConvertTime(one.Time.Wall, zone);
            inside = one switch
            {
                { Vehicle.Step: VehicleStep.NobodyInside } => Occupancy.Empty,
                { Vehicle: { Step: VehicleStep.SetInside } set } => inside.Enter(set.Plate, local),
                { Vehicle: { Step: VehicleStep.SetOutside } set } => inside.Leave(set.Plate),
                { Vehicle: { Step: VehicleStep.Passed } passed } when counted.Add((one.Time.BootId, passed.Track)) =>
                Pass(inside, passed.Plate, role, local),
                { Vehicle: null, Decision.Verdict: AccessVerdict.Grant, Sighting: { } old } when !DidNotOpen(one, old.Text, shut)
                    && counted.Add((one.Time.BootId, old.Track)) => Pass(inside, old.Text, role, local),
                _ => inside,
            };
        }

        return inside;
    }

    /// <summary>True when a decision is from before passages were recorded.</summary>
    public static bool IsOld(GateEvent gateEvent) => gateEvent is { Decision: not null, Vehicle: null };

    private static Occupancy Pass(Occupancy inside, string plate, LaneRole role, DateTimeOffset local) =>
        role == LaneRole.Entry ? inside.Enter(plate, local) : inside.Leave(plate);

    private static bool DidNotOpen(GateEvent decision, string plate, ILookup<(Guid Boot, string Text), TimeSpan> shut)
    {
        var (boot, from) = (decision.Time.BootId, decision.Time.Monotonic);
        return shut[(boot, $"{plate} may pass, but the barrier is held or faulted")].Concat(shut[(boot,
            $"{plate} may pass, but its event is not on disk")])
            .Any(at => at >= from && at - from <= Beside);
    }
}

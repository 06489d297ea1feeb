using EdgeGate.Domain.Access;

namespace EdgeGate.Domain.Events;

/// <summary>
/// Joins what became of granted vehicles to their decisions, from events read newest first: the last step comes before the decision.
/// Used by one thread.
/// </summary>
public sealed class VehicleOutcomes
{
    private readonly Dictionary<(Guid Boot, long Track), VehicleFact> _last = [];

    /// <summary>Takes in the next event, an older one than before.</summary>
    /// <returns>For a granted decision the last step that is known of its vehicle; otherwise null.</returns>
    public VehicleFact? Take(GateEvent gateEvent)
    {
        if (gateEvent is { Vehicle: { Step: not VehicleStep.Decided, Track: not 0 } fact })
        {
            _last.TryAdd((gateEvent.Time.BootId, fact.Track), fact);
            return null;
        }

        return gateEvent is { Sighting: { } sighting, Decision.Verdict: AccessVerdict.Grant }
            ? _last.GetValueOrDefault((gateEvent.Time.BootId, sighting.Track)) : null;
    }

    /// <summary>True when a step belongs to the vehicle of a decision.</summary>
    public static bool Belongs(GateEvent step, GateEvent decision) => step.Vehicle is { Step: not VehicleStep.Decided } fact
        && step.Time.BootId == decision.Time.BootId && decision.Sighting is { } sighting && fact.Track == sighting.Track
        && step.Id > decision.Id;
}

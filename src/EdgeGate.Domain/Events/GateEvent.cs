using EdgeGate.Domain.Access;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Domain.Events;

/// <summary>One line of the journal.</summary>
public sealed record GateEvent
{
    /// <summary>Given by the store, ascending, without gaps within one store; 0 before it is stored.</summary>
    public long Id { get; init; }

    /// <summary>When.</summary>
    public required EventTime Time { get; init; }

    /// <summary>What kind.</summary>
    public required GateEventKind Kind { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Text { get; init; }

    /// <summary>The vehicle, for a decision, and without its readings for a step after it.</summary>
    public Sighting? Sighting { get; init; }

    /// <summary>The decision, if this is one.</summary>
    public AccessDecision? Decision { get; init; }

    /// <summary>
    /// What became of a vehicle: on the decision itself and on each step after it. Null in journals from before steps were recorded, and for
    /// everything that is about no vehicle.
    /// </summary>
    public VehicleFact? Vehicle { get; init; }

    /// <summary>Evidence pictures (JPEG), keyed <c>plate</c>, <c>plate-enhanced</c>, <c>scene</c>.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyDictionary<string, byte[]> Images { get; init; } = System.Collections.Frozen.FrozenDictionary<string, byte[]>.Empty;
}

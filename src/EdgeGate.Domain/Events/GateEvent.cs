using EdgeGate.Domain.Access;
using EdgeGate.Domain.Phrases;
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

    /// <summary>One sentence for a person, in English.</summary>
    public required string Text { get; init; }

    /// <summary>The same as data, where no other field holds it; null in journals from before. See <see cref="Told"/>.</summary>
    public Phrase? Say { get; init; }

    /// <summary>The vehicle, for a decision, and without its readings for a step after it.</summary>
    public Sighting? Sighting { get; init; }

    /// <summary>The decision, if this is one.</summary>
    public AccessDecision? Decision { get; init; }

    /// <summary>
    /// What became of a vehicle: on the decision itself and on each step after it. Null in journals from before steps were recorded, and
    /// for everything that is about no vehicle.
    /// </summary>
    public VehicleFact? Vehicle { get; init; }

    /// <summary>The sentence as data, wherever it stands; null: it is known in English only.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Phrase? Told => Say ?? Decision?.Say ?? OfStep();

    /// <summary>Evidence pictures (JPEG), keyed <c>plate</c>, <c>plate-enhanced</c>, <c>scene</c>.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyDictionary<string, byte[]> Images { get; init; } = System.Collections.Frozen.FrozenDictionary<string, byte[]>.Empty;

    // The steps of a vehicle were data before their sentences were. What was erased on request says so instead.
    private Phrase? OfStep() => Vehicle is { Step: > VehicleStep.Decided and < VehicleStep.SetInside } fact
        && VehicleSentence.Of(fact) is { } step && step.English == Text
        ? step : null;
}

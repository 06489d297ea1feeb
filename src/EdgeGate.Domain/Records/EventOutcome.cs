using EdgeGate.Domain.Events;

namespace EdgeGate.Domain.Records;

/// <summary>What became of a granted vehicle.</summary>
/// <param name="Event">The decision's event.</param>
/// <param name="Fact">The last step that is known.</param>
public sealed record EventOutcome(long Event, VehicleFact Fact);

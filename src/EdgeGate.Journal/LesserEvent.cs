using EdgeGate.Domain.Events;

namespace EdgeGate.Journal;

/// <summary>An event that nobody waits for, on its way to the store.</summary>
/// <param name="Number">In the order in which events were handed over.</param>
/// <param name="Event">The event.</param>
internal readonly record struct LesserEvent(long Number, GateEvent Event);

namespace EdgeGate.Domain.Events;

/// <summary>When something happened, in a way that survives a wall clock that jumps.</summary>
/// <param name="BootId">This run of the machine; order within it is by <paramref name="Monotonic"/>.</param>
/// <param name="Monotonic">Since that boot.</param>
/// <param name="Wall">The wall clock at that moment, UTC; believe it as far as <paramref name="Clock"/> says.</param>
/// <param name="Clock">State of the wall clock.</param>
public readonly record struct EventTime(Guid BootId, TimeSpan Monotonic, DateTimeOffset Wall, ClockState Clock);

using EdgeGate.Domain.Events;

namespace EdgeGate.Domain.Records;

/// <summary>What the clock shows.</summary>
/// <param name="Local">Wall clock in the lane's zone.</param>
/// <param name="State">How far it is believed.</param>
public sealed record ClockReport(DateTimeOffset Local, ClockState State);

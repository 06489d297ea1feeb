namespace EdgeGate.WebConsole.Ports;

/// <summary>How a lane's figures change.</summary>
/// <param name="Commissioned">When it was accepted; null: never, so that nothing can be said.</param>
/// <param name="Findings">What changed since.</param>
/// <param name="Hours">The last week, oldest first.</param>
public sealed record DriftView(DateTimeOffset? Commissioned, IReadOnlyList<FindingView> Findings, IReadOnlyList<DriftHour> Hours);

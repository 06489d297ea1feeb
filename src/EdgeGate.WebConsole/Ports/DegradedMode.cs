namespace EdgeGate.WebConsole.Ports;

/// <summary>One fault and what the lane does then.</summary>
/// <param name="Name">Stable: camera, journal, clock, list, lines, vision.</param>
/// <param name="Setting">The key of the configuration that chooses the behaviour; empty when it is always the same.</param>
/// <param name="Chosen">Its value; empty when it is always the same.</param>
/// <param name="CanRehearse">True when this lane can let it happen on purpose.</param>
/// <param name="SecondsLeft">Of a rehearsal that is going on; 0 when none is.</param>
public sealed record DegradedMode(string Name, string Setting, string Chosen, bool CanRehearse, double SecondsLeft);

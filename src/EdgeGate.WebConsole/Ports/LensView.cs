namespace EdgeGate.WebConsole.Ports;

/// <summary>A motorised lens.</summary>
/// <param name="State">Idle, Searching, Found, NoPeak, NoPlate or Ended.</param>
/// <param name="Done">Share of the search that is done, 0 to 1.</param>
/// <param name="Position">Where the lens was sent, in its driver's steps.</param>
/// <param name="Fault">What the motor said; empty: nothing.</param>
public sealed record LensView(string State, double Done, int Position, string Fault);

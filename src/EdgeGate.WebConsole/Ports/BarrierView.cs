using EdgeGate.Domain.Gate;

namespace EdgeGate.WebConsole.Ports;

/// <summary>A barrier at one moment.</summary>
/// <param name="State">Unknown, Closed, Opening, Open, Closing, Held or Faulted.</param>
/// <param name="Fault">What is broken; <c>None</c> when nothing is.</param>
/// <param name="ClosedContact">The contact that is closed; null when none is.</param>
/// <param name="HeldByPage">True while a person holds the arm by this page.</param>
/// <param name="Fire">True during a fire alarm.</param>
/// <param name="Inputs">Every input line.</param>
/// <param name="Contacts">The contacts that are fitted.</param>
public sealed record BarrierView(
    string State, string Fault, GateOutput? ClosedContact, bool HeldByPage, bool Fire, LineSnapshot Inputs,
    IReadOnlyList<GateOutput> Contacts);

using EdgeGate.Domain.Gate;

namespace EdgeGate.WebConsole.Api;

/// <summary>A barrier as the page gets it.</summary>
internal sealed record BarrierBody(
    string State, string Fault, GateOutput? ClosedContact, bool HeldByPage, bool Fire, IReadOnlyList<BarrierBody.Line> Inputs,
    IReadOnlyList<GateOutput> Contacts)
{
    /// <summary>One input line.</summary>
    internal sealed record Line(GateInput Input, LineLevel Level);
}

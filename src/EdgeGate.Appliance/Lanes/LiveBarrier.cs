using EdgeGate.Barrier;
using EdgeGate.Domain.Gate;

namespace EdgeGate.Appliance.Lanes;

/// <summary>A barrier driven by its own loop.</summary>
internal sealed class LiveBarrier(BarrierLoop loop, BarrierController controller) : IBarrierPort
{
    public bool IsEntryTaken => controller.Status.Lines[GateInput.EntryLoop] == LineLevel.Active;

    public bool RequestOpen(TimeSpan now) => loop.Apply(BarrierInputKind.OpenRequest);
}

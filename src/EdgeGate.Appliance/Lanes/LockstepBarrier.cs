using EdgeGate.Barrier;
using EdgeGate.Domain.Gate;

namespace EdgeGate.Appliance.Lanes;

/// <summary>A barrier driven by the frames of a recording.</summary>
internal sealed class LockstepBarrier(BarrierController controller) : IBarrierPort
{
    public bool IsEntryTaken => controller.Status.Lines[GateInput.EntryLoop] == LineLevel.Active;

    public bool RequestOpen(TimeSpan now) => controller.Apply(BarrierInputKind.OpenRequest, now);
}

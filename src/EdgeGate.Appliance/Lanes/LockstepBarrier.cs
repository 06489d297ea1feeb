using EdgeGate.Barrier;

namespace EdgeGate.Appliance.Lanes;

/// <summary>A barrier driven by the frames of a recording.</summary>
internal sealed class LockstepBarrier(BarrierController controller) : IBarrierPort
{
    public bool RequestOpen(TimeSpan now) => controller.Apply(BarrierInputKind.OpenRequest, now);
}

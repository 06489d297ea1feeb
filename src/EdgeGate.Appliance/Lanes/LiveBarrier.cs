using EdgeGate.Barrier;

namespace EdgeGate.Appliance.Lanes;

/// <summary>A barrier driven by its own loop.</summary>
internal sealed class LiveBarrier(BarrierLoop loop, BarrierController controller) : IBarrierPort
{
    public BarrierLook Look() => controller.Look();

    public OpenAnswer RequestOpen(TimeSpan now) =>
        loop.Apply(BarrierInputKind.OpenRequest) ? OpenAnswer.Given : LockstepBarrier.WhyNot(controller.Status);
}

using EdgeGate.Barrier;

namespace EdgeGate.Lane.Barriers;

/// <summary>A barrier driven by the frames of a recording.</summary>
public sealed class LockstepBarrier(BarrierController controller) : IBarrierPort
{
    public BarrierLook Look() => controller.Look();

    public OpenAnswer RequestOpen(TimeSpan now) =>
        controller.Apply(BarrierInputKind.OpenRequest, now) ? OpenAnswer.Given : WhyNot(controller.Status);

    /// <summary>Why a barrier refused. One that has just come free refused because of what was a moment ago: a person's hold.</summary>
    public static OpenAnswer WhyNot(in BarrierStatus status) =>
        status.Stopped ? OpenAnswer.Stopped : status.Fault != FaultKind.None ? OpenAnswer.Faulted : OpenAnswer.Held;
}

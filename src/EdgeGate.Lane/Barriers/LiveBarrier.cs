using EdgeGate.Barrier;

namespace EdgeGate.Lane.Barriers;

/// <summary>
/// A barrier driven by its own loop. It opens for what was seen a moment ago: a process that is stopped between the picture and the
/// contact, and goes on when somebody else stands there, opens nothing.
/// </summary>
public sealed class LiveBarrier(BarrierLoop loop, BarrierController controller) : IBarrierPort
{
    /// <summary>Longer than the slowest board and its disk take from a picture to the contact.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromSeconds(10);

    public BarrierLook Look() => controller.Look();

    /// <exception cref="TimeoutException">That moment is too long ago; nothing was done.</exception>
    public OpenAnswer RequestOpen(TimeSpan now) =>
        loop.Apply(BarrierInputKind.OpenRequest, () => loop.Now - now <= Oldest) ? OpenAnswer.Given
            : LockstepBarrier.WhyNot(controller.Status);
}

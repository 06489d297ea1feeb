using EdgeGate.Barrier;

namespace EdgeGate.Appliance.Lanes;

/// <summary>A barrier driven by its own loop.</summary>
internal sealed class LiveBarrier(BarrierLoop loop) : IBarrierPort
{
    public bool RequestOpen(TimeSpan now) => loop.Apply(BarrierInputKind.OpenRequest);
}

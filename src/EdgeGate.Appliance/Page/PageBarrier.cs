using EdgeGate.Domain.Gate;
using EdgeGate.Lane;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.Appliance.Page;

/// <summary>The barrier's status in the words of the page.</summary>
internal static class PageBarrier
{
    private static readonly BarrierView Nothing = new("Unknown", "None", null, false, false, LineSnapshot.AllUnknown, []);

    internal static BarrierView Of(ILaneRun? run)
    {
        if (run is null)
            return Nothing;
        var status = run.Barrier;
        return new(
            status.State.ToString(), status.Fault.ToString(), status.Contact, status.HeldByConsole, status.Fire, status.Lines,
            [.. Enum.GetValues<GateOutput>().Where(run.Has)]);
    }
}

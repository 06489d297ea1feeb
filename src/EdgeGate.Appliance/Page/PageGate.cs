using EdgeGate.Barrier;
using EdgeGate.Lane;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.Appliance.Page;

/// <summary>A person's inputs, from the page to the barrier's state machine.</summary>
internal sealed class PageGate(ILaneRun run) : IGateControls
{
    public bool Post(GateCommand command, Func<bool> stillWanted) => run.Post(command switch
    {
        GateCommand.Open => BarrierInputKind.ManualOpen,
        GateCommand.Close => BarrierInputKind.ManualClose,
        GateCommand.Hold => BarrierInputKind.ManualHold,
        GateCommand.Release => BarrierInputKind.ManualRelease,
        GateCommand.Reset => BarrierInputKind.Reset,
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "no such input"),
    }, stillWanted);
}

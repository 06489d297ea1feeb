using EdgeGate.Access.Tracking;
using EdgeGate.Appliance.Lanes;
using EdgeGate.Barrier;
using EdgeGate.Domain.Access;

namespace EdgeGate.Appliance.Simulation;

/// <summary>Lets the simulated barrier feel what the camera sees: a car that was let in and is seen no more drives under the arm.</summary>
internal sealed class DrivingOff(SimulatedGate gate, ILaneObserver next) : ILaneObserver
{
    private readonly HashSet<long> _letIn = [];

    public void OnDecision(TimeSpan at, in TrackUpdate update, AccessDecision decision, OpeningOutcome opening)
    {
        next.OnDecision(at, update, decision, opening);
        if (opening == OpeningOutcome.Opened)
            _letIn.Add(update.Sighting.Track);
        else if (update.Kind == TrackUpdateKind.Ended && _letIn.Remove(update.Sighting.Track))
            gate.VehicleDrivesOff();
    }

    public void OnBarrier(in BarrierReport report) => next.OnBarrier(report);

    public void OnAlarm(TimeSpan at, string text) => next.OnAlarm(at, text);

    public void OnNotice(TimeSpan at, string text) => next.OnNotice(at, text);
}

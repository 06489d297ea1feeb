using EdgeGate.Access.Tracking;
using EdgeGate.Appliance.Lanes;
using EdgeGate.Barrier;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Appliance.Simulation;

/// <summary>Lets the simulated barrier feel what the camera sees: a car that was let in and is seen no more drives under the arm.</summary>
internal sealed class DrivingOff(SimulatedGate gate, ILaneObserver next) : ILaneObserver
{
    private readonly HashSet<long> _letIn = [];

    public void OnDecision(TimeSpan at, in TrackUpdate update, AccessDecision decision) => next.OnDecision(at, update, decision);

    public void OnOpening(TimeSpan at, long track, OpeningOutcome outcome)
    {
        if (outcome == OpeningOutcome.Opened)
            _letIn.Add(track);
        next.OnOpening(at, track, outcome);
    }

    public void OnLeft(TimeSpan at, Sighting sighting)
    {
        next.OnLeft(at, sighting);
        if (_letIn.Remove(sighting.Track))
            gate.VehicleDrivesOff();
    }

    public void OnBarrier(in BarrierReport report) => next.OnBarrier(report);

    public void OnAlarm(TimeSpan at, string text) => next.OnAlarm(at, text);

    public void OnNotice(TimeSpan at, string text) => next.OnNotice(at, text);
}

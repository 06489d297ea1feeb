using EdgeGate.Access.Tracking;
using EdgeGate.Barrier;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Plates;
using EdgeGate.Lane.News;

namespace EdgeGate.Lane.Simulation;

/// <summary>
/// Lets the simulated barrier feel what the camera sees: a car that the gate was told to open for, and that leaves the picture towards the
/// gate, drives under the arm.
/// </summary>
public sealed class DrivingOff(SimulatedGate gate) : ILaneObserver
{
    private readonly HashSet<long> _letIn = [];

    public void OnDecision(TimeSpan at, in TrackUpdate update, AccessDecision decision)
    {
    }

    public void OnVehicle(TimeSpan at, in VehicleNews news)
    {
        if (news.Fact.Step == VehicleStep.Commanded)
            _letIn.Add(news.Track);
    }

    public void OnLeft(TimeSpan at, Sighting sighting)
    {
        if (_letIn.Remove(sighting.Track) && sighting.Direction is not (Direction.Leaving or Direction.PassingBy))
            gate.VehicleDrivesOff();
    }

    public void OnBarrier(in BarrierReport report)
    {
    }

    public void OnAlarm(TimeSpan at, Phrase said, VehicleNews? about = null, Phrase? unnamed = null)
    {
    }

    public void OnNotice(TimeSpan at, Phrase said, bool recorded = false, Phrase? unnamed = null)
    {
    }
}

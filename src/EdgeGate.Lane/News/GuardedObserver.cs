using EdgeGate.Access.Tracking;
using EdgeGate.Barrier;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Plates;
using EdgeGate.Lane.Supervision;

namespace EdgeGate.Lane.News;

/// <summary>
/// Keeps what an observer throws away from the lane's threads, the barrier's among them: a terminal whose disk is full, a page with a
/// mistake, a journal that is closed. It is counted and told; the observer hears of the next thing all the same.
/// </summary>
public sealed class GuardedObserver(ILaneObserver observer, LaneFaults faults) : ILaneObserver
{
    public void OnFrame(FrameLease frame, ReadOnlySpan<PlateReading> readings, double milliseconds)
    {
        try
        {
            observer.OnFrame(frame, readings, milliseconds);
        }
        catch (Exception error)
        {
            faults.Add(LaneStage.Page, frame.CapturedAt, error);
        }
    }

    public void OnDecision(TimeSpan at, in TrackUpdate update, AccessDecision decision)
    {
        try
        {
            observer.OnDecision(at, update, decision);
        }
        catch (Exception error)
        {
            Failed(at, error);
        }
    }

    public void OnVehicle(TimeSpan at, in VehicleNews news)
    {
        try
        {
            observer.OnVehicle(at, news);
        }
        catch (Exception error)
        {
            Failed(at, error);
        }
    }

    public void OnLeft(TimeSpan at, Sighting sighting)
    {
        try
        {
            observer.OnLeft(at, sighting);
        }
        catch (Exception error)
        {
            Failed(at, error);
        }
    }

    public void OnBarrier(in BarrierReport report)
    {
        try
        {
            observer.OnBarrier(report);
        }
        catch (Exception error)
        {
            Failed(report.At, error);
        }
    }

    public void OnAlarm(TimeSpan at, Phrase said, VehicleNews? about = null, Phrase? unnamed = null)
    {
        try
        {
            observer.OnAlarm(at, said, about, unnamed);
        }
        catch (Exception error)
        {
            Failed(at, error);
        }
    }

    public void OnNotice(TimeSpan at, Phrase said, bool recorded = false, Phrase? unnamed = null)
    {
        try
        {
            observer.OnNotice(at, said, recorded, unnamed);
        }
        catch (Exception error)
        {
            Failed(at, error);
        }
    }

    private void Failed(TimeSpan at, Exception error) => faults.Add(LaneStage.News, at, error);
}

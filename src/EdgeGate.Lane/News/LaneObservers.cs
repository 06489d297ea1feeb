using EdgeGate.Access.Tracking;
using EdgeGate.Barrier;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Plates;
using EdgeGate.Lane.Supervision;

namespace EdgeGate.Lane.News;

/// <summary>
/// Everybody who hears of a lane: terminal, page, journal, simulation. The one way for news and above all for alarms: whatever is an
/// alarm to one is one to all, and is counted once by each. What one of them throws ends neither the lane nor what the others hear. Safe
/// from several threads; nobody is added once the lane runs.
/// </summary>
public sealed class LaneObservers : ILaneObserver
{
    private volatile ILaneObserver[] _all = [];

    /// <summary>Where it is counted what an observer throws; null: it is the caller's.</summary>
    public LaneFaults? Faults { get; init; }

    /// <summary>Adds one who hears from now on, after those before.</summary>
    public void Add(ILaneObserver observer) => _all = [.. _all, Faults is null ? observer : new GuardedObserver(observer, Faults)];

    public void OnFrame(FrameLease frame, ReadOnlySpan<PlateReading> readings, double milliseconds)
    {
        foreach (var one in _all)
            one.OnFrame(frame, readings, milliseconds);
    }

    public void OnDecision(TimeSpan at, in TrackUpdate update, AccessDecision decision)
    {
        foreach (var one in _all)
            one.OnDecision(at, update, decision);
    }

    public void OnVehicle(TimeSpan at, in VehicleNews news)
    {
        foreach (var one in _all)
            one.OnVehicle(at, news);
        if (news.Fact.IsAlarm)
            OnAlarm(at, news.Said, news);
    }

    public void OnLeft(TimeSpan at, Sighting sighting)
    {
        foreach (var one in _all)
            one.OnLeft(at, sighting);
    }

    public void OnBarrier(in BarrierReport report)
    {
        foreach (var one in _all)
            one.OnBarrier(report);
        if (report.IsAlarm)
            OnAlarm(report.At, report.Said);
    }

    public void OnAlarm(TimeSpan at, Phrase said, VehicleNews? about = null, Phrase? unnamed = null)
    {
        foreach (var one in _all)
            one.OnAlarm(at, said, about, unnamed);
    }

    public void OnNotice(TimeSpan at, Phrase said, bool recorded = false, Phrase? unnamed = null)
    {
        foreach (var one in _all)
            one.OnNotice(at, said, recorded, unnamed);
    }
}

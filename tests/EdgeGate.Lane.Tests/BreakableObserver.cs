using EdgeGate.Access.Tracking;
using EdgeGate.Barrier;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Plates;
using EdgeGate.Lane.News;

namespace EdgeGate.Lane.Tests;

/// <summary>Notes what it hears, and fails when it is told to.</summary>
internal sealed class BreakableObserver(Breaker breaker) : ILaneObserver
{
    internal List<string> Decisions { get; } = [];

    internal List<string> Alarms { get; } = [];

    public void OnFrame(FrameLease frame, ReadOnlySpan<PlateReading> readings, double milliseconds) => breaker.At("frame observer");

    public void OnDecision(TimeSpan at, in TrackUpdate update, AccessDecision decision)
    {
        breaker.At("observer");
        Decisions.Add($"{update.Sighting.Text} {decision.Verdict}");
    }

    public void OnVehicle(TimeSpan at, in VehicleNews news) => breaker.At("observer");

    public void OnLeft(TimeSpan at, Sighting sighting) => breaker.At("observer");

    public void OnBarrier(in BarrierReport report) => breaker.At("observer");

    public void OnAlarm(TimeSpan at, Phrase said, VehicleNews? about = null, Phrase? unnamed = null)
    {
        breaker.At("observer");
        Alarms.Add(said.English);
    }

    public void OnNotice(TimeSpan at, Phrase said, bool recorded = false, Phrase? unnamed = null) => breaker.At("observer");
}

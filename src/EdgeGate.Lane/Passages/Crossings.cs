using EdgeGate.Access.Tracking;
using EdgeGate.Barrier;
using EdgeGate.Domain.Configuration;

namespace EdgeGate.Lane.Passages;

/// <summary>
/// Says whose passage it was when something under the arm has gone again: of those who left the view towards the gate, all; of one that was
/// last seen going back, only when nobody else can have been it. Used by the lane's thread.
/// </summary>
/// <param name="tracker">
/// Whether the camera sees vehicles from behind, and so on both sides of the arm; and how long a vehicle is followed after it was last
/// seen: only then it is known who left.
/// </param>
public sealed class Crossings(InForce<TrackerOptions> tracker)
{
    /// <summary>For the tracker's news to come, and the barrier's.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(500);

    private TimeSpan _explained = BarrierTimes.Never;
    private TimeSpan _stranger = BarrierTimes.Never;

    /// <summary>A vehicle that was not granted access left the view, not going back.</summary>
    public void StrangerLeft(TimeSpan lastSeen) => _stranger = lastSeen > _stranger ? lastSeen : _stranger;

    /// <summary>True while it is not known yet who went under the arm a moment ago.</summary>
    public bool IsSettling(in BarrierTimes times, TimeSpan now) => times.Cleared != BarrierTimes.Never && now - times.Cleared < Settle;

    private TimeSpan Settle => TimeSpan.FromMilliseconds(tracker.Now.EndAfterMs) + Slack;

    /// <summary>Tells each vehicle that crossed.</summary>
    public void Attribute(IReadOnlyList<Admission> open, in BarrierTimes times, TimeSpan now)
    {
        if (times.Cleared == BarrierTimes.Never)
            return;
        foreach (var one in open)
        {
            var behind = tracker.Now.RearCamera && one is { AtGate: true, CycleOver: true, Opened: true } && times.Cleared >= one.GrantedAt;
            if (!one.WentBack && (behind || one.MayHaveCrossed(times)))
            {
                one.Crossed();
                _explained = times.Cleared;
            }
        }

        if (_explained == times.Cleared || IsSettling(times, now))
            return;
        foreach (var one in open)
        {
            if (!one.WentBack || !one.MayHaveCrossed(times) || _stranger >= one.LastSeen)
                continue;
            one.Crossed();
            _explained = times.Cleared;
            return;
        }
    }
}

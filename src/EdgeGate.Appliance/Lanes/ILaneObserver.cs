using EdgeGate.Access.Tracking;
using EdgeGate.Barrier;
using EdgeGate.Domain.Access;

namespace EdgeGate.Appliance.Lanes;

/// <summary>Hears what a lane does. Called on the lane's own threads, in order; must return at once and not throw.</summary>
internal interface ILaneObserver
{
    /// <summary>A vehicle was decided on, or has gone.</summary>
    /// <param name="at">Lane clock.</param>
    /// <param name="update">The vehicle.</param>
    /// <param name="decision">What the rules said.</param>
    /// <param name="opening">What came of it at the barrier.</param>
    void OnDecision(TimeSpan at, in TrackUpdate update, AccessDecision decision, OpeningOutcome opening);

    /// <summary>The barrier moved, or a contact was switched.</summary>
    void OnBarrier(in BarrierReport report);

    /// <summary>Something needs a person.</summary>
    void OnAlarm(TimeSpan at, string text);

    /// <summary>Something worth knowing: a camera came back, a list was taken over.</summary>
    void OnNotice(TimeSpan at, string text);
}

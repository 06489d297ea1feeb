using EdgeGate.Access.Tracking;
using EdgeGate.Barrier;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Appliance.Lanes;

/// <summary>Hears what a lane does. Called on the lane's own threads, in order; must return at once and not throw.</summary>
internal interface ILaneObserver
{
    /// <summary>A vehicle was decided on; the barrier has not been asked yet.</summary>
    /// <param name="at">Lane clock.</param>
    /// <param name="update">The vehicle.</param>
    /// <param name="decision">What the rules said.</param>
    void OnDecision(TimeSpan at, in TrackUpdate update, AccessDecision decision);

    /// <summary>What came of a granted decision at the barrier.</summary>
    /// <param name="at">Lane clock.</param>
    /// <param name="track">The vehicle's track.</param>
    /// <param name="outcome">What came of it.</param>
    void OnOpening(TimeSpan at, long track, OpeningOutcome outcome);

    /// <summary>A vehicle that was decided on has gone.</summary>
    /// <param name="at">Lane clock.</param>
    /// <param name="sighting">All that was known of it.</param>
    void OnLeft(TimeSpan at, Sighting sighting);

    /// <summary>The barrier moved, or a contact was switched.</summary>
    void OnBarrier(in BarrierReport report);

    /// <summary>Something needs a person.</summary>
    void OnAlarm(TimeSpan at, string text);

    /// <summary>Something worth knowing: a camera came back, a list was taken over.</summary>
    void OnNotice(TimeSpan at, string text);
}

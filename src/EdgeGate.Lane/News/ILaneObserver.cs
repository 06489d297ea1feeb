using EdgeGate.Access.Tracking;
using EdgeGate.Barrier;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Lane.News;

/// <summary>
/// Hears what a lane does. Called on the lane's thread, and for barrier, camera, cabinet and alarms on theirs; must return at once and not
/// throw. Everybody hears everything through <see cref="LaneObservers"/>, so that all tell and count the same.
/// </summary>
public interface ILaneObserver
{
    /// <summary>A frame was looked at. On the lane's thread, for every frame; the lease ends when this returns.</summary>
    /// <param name="frame">It.</param>
    /// <param name="readings">What was read in it.</param>
    /// <param name="milliseconds">From pixels to decision.</param>
    void OnFrame(FrameLease frame, ReadOnlySpan<PlateReading> readings, double milliseconds)
    {
        // Most hear of vehicles only.
    }

    /// <summary>A vehicle was decided on; the barrier has not been told yet.</summary>
    /// <param name="at">Lane clock.</param>
    /// <param name="update">The vehicle.</param>
    /// <param name="decision">What the rules said.</param>
    void OnDecision(TimeSpan at, in TrackUpdate update, AccessDecision decision);

    /// <summary>
    /// A step after a granted decision: command, arm, passage. Those that are alarms come by <see cref="OnAlarm"/> as well.
    /// </summary>
    void OnVehicle(TimeSpan at, in VehicleNews news);

    /// <summary>A vehicle that was decided on is no longer in view.</summary>
    /// <param name="at">Lane clock.</param>
    /// <param name="sighting">All that was known of it.</param>
    void OnLeft(TimeSpan at, Sighting sighting);

    /// <summary>The barrier moved, or a contact was switched. What of it is an alarm comes by <see cref="OnAlarm"/> as well.</summary>
    void OnBarrier(in BarrierReport report);

    /// <summary>Something needs a person.</summary>
    /// <param name="at">Lane clock.</param>
    /// <param name="said">One sentence.</param>
    /// <param name="about">The vehicle's step that it is about; null: none.</param>
    /// <param name="unnamed">
    /// The same without plates, owners and notes; null: the sentence holds no more of them than the plate of <paramref name="about"/>.
    /// </param>
    void OnAlarm(TimeSpan at, Phrase said, VehicleNews? about = null, Phrase? unnamed = null);

    /// <summary>Something worth knowing: a camera came back, a list was taken over.</summary>
    /// <param name="at">Lane clock.</param>
    /// <param name="said">One sentence.</param>
    /// <param name="recorded">True: it is in the journal already, as what somebody did.</param>
    /// <param name="unnamed">The same without plates, owners and notes; null: the sentence holds none.</param>
    void OnNotice(TimeSpan at, Phrase said, bool recorded = false, Phrase? unnamed = null);
}

using EdgeGate.Access.Policy;
using EdgeGate.Barrier;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Plates;
using EdgeGate.Lane.Barriers;
using EdgeGate.Lane.News;
using EdgeGate.Lane.Recording;
using EdgeGate.Records.Inside;

namespace EdgeGate.Lane.Passages;

/// <summary>
/// What happens to granted vehicles: the command to the barrier, what the arm did, whether they passed. Each is told when it happens, and
/// who is inside rests on passages alone. Used by the lane's thread.
/// </summary>
public sealed class LaneVehicles(LaneJournal journal, IBarrierPort barrier, ILaneObserver observers, Presence presence,
    InForce<BarrierOptions> options, InForce<AccessOptions> rules, Crossings crossings)
{
    /// <summary>More are not watched at once; the oldest is judged by what is known.</summary>
    private const int Most = 32;

    /// <summary>A vehicle that was in a picture this short a time ago is there now.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly List<Admission> _open = [];

    /// <summary>When the camera last saw a vehicle that is followed; null: it is followed no longer.</summary>
    public required Func<long, TimeSpan?> LastSeen { get; init; }

    /// <summary>Whether the rules still grant what they granted: lists and modes change while a vehicle waits.</summary>
    public required Func<Sighting, bool> StillGranted { get; init; }

    /// <summary>Told when a decision that was awaited will never be on disk, with the tracker's number of its vehicle.</summary>
    public required Action<long> NeverRecorded { get; init; }

    /// <summary>Acts on a granted decision.</summary>
    /// <param name="at">Lane clock.</param>
    /// <param name="track">The tracker's number.</param>
    /// <param name="sighting">The vehicle as it was recorded.</param>
    /// <param name="record">What became of the event.</param>
    /// <returns>False when the vehicle may be decided on again, should there be reason to.</returns>
    public bool Grant(TimeSpan at, long track, Sighting sighting, in DecisionRecord record)
    {
        foreach (var before in _open.FindAll(one => one.Track == track))
            Replace(at, before, sighting);
        if (_open.Count >= Most)
            End(at, _open[0], _open[0].WentBack ? VehicleStep.BackedAway : VehicleStep.DidNotPass);
        var admission = new Admission(track, sighting, at) { Decision = record.Outcome.Id };
        _open.Add(admission);
        if (record.MayOpen)
            return Command(at, admission, VehicleCause.None);
        admission.Awaited = record.Outcome.Later;
        var cause = admission.Awaited is null ? VehicleCause.JournalFailed : VehicleCause.JournalSlow;
        Tell(at, admission, VehicleStep.Withheld, cause);
        return admission.Awaited is not null;
    }

    /// <summary>A vehicle that was granted access is seen again under another number.</summary>
    public void FoundAgain(TimeSpan at, long before, long now) => _open.Find(one => one.Track == before)?.FoundAgain(now, at);

    /// <summary>A vehicle is in view no longer.</summary>
    public void Left(Sighting last)
    {
        if (_open.Find(one => one.Track == last.Track) is { } admission)
            admission.Left(last);
        else if (last.Direction is not (Direction.Leaving or Direction.PassingBy))
            crossings.StrangerLeft(last.LastSeen);
    }

    /// <summary>Looks at the barrier, and tells and does what follows. Often: at every frame, and while there is none.</summary>
    public void Turn(TimeSpan now)
    {
        if (_open.Count == 0)
            return;
        var look = barrier.Look();
        foreach (var one in _open)
        {
            if (one.InView && LastSeen(one.Track) is { } seen)
                one.Seen(seen);
            one.Observe(look, now);
        }

        crossings.Attribute(_open, look.Times, now);
        for (var i = 0; i < _open.Count;)
        {
            var one = _open[i];
            Follow(now, one, look);
            i += i < _open.Count && _open[i] == one ? 1 : 0;
        }
    }

    private void Follow(TimeSpan now, Admission one, in BarrierLook look)
    {
        if (one.Awaited is { } later)
            Await(now, one, later);
        if (one is { Attempts: > 0, Opened: true } && one.Told.Add(VehicleStep.Opened))
            Tell(now, one, VehicleStep.Opened, VehicleCause.None);
        else if (one is { Attempts: > 0, Opened: false, CycleOver: true } && one.Told.Add(VehicleStep.DidNotOpen))
            Tell(now, one, VehicleStep.DidNotOpen, one.Cause = WhyDown(look.Status));

        // Who went under the arm a moment ago may turn out to have been this one.
        if (one.WentBack && crossings.IsSettling(look.Times, now))
            return;
        var passage = PassageRule.Judge(one.Evidence);
        if (passage == Passage.Open)
            Stand(now, one, look);
        else
            End(now, one, passage switch
            {
                Passage.Passed => VehicleStep.Passed,
                Passage.BackedAway => VehicleStep.BackedAway,
                _ => VehicleStep.DidNotPass,
            });
    }

    private void Await(TimeSpan now, Admission one, Task<long> later)
    {
        var arrived = journal.Arrived(later);
        if (arrived == 0)
            return;
        if (arrived is { } id)
        {
            one.Decision = id;

            // A command that comes too late for what was seen is given at the next look, if it is still there.
            if (IsThere(one, now) && StillGranted(one.Sighting))
                Command(now, one, VehicleCause.JournalLate);
            else if (IsThere(one, now))
                Tell(now, one, VehicleStep.Withheld, VehicleCause.RulesChanged);
            one.Awaited = null;
            return;
        }

        one.Awaited = null;

        Tell(now, one, VehicleStep.Withheld, VehicleCause.JournalFailed);
        NeverRecorded(one.Track);
    }

    /// <summary>The arm has come down, and the vehicle is still there.</summary>
    private void Stand(TimeSpan now, Admission one, in BarrierLook look)
    {
        if (one is not { Attempts: > 0, ArmCameDown: true, AtGate: true } || one.LastSeen <= look.Times.Down || !IsThere(one, now)
            || one.Told.Contains(VehicleStep.Stands))
            return;
        if (options.Now.StandingVehicle == StandingVehicle.Reopen && one.Attempts <= options.Now.ReopenMost
            && now - one.GrantedAt < TimeSpan.FromSeconds(options.Now.ReopenSeconds) && StillGranted(one.Sighting))
        {
            Command(now, one, VehicleCause.ArmDown);
            return;
        }

        one.Told.Add(VehicleStep.Stands);
        Tell(now, one, VehicleStep.Stands, VehicleCause.ArmDown);
    }

    private bool Command(TimeSpan now, Admission one, VehicleCause cause)
    {
        var answer = barrier.RequestOpen(now);
        one.Commanded(now, answer == OpenAnswer.Given);
        if (answer == OpenAnswer.Given)
        {
            Tell(now, one, VehicleStep.Commanded, cause);
            return true;
        }

        Tell(now, one, VehicleStep.Refused, answer switch
        {
            OpenAnswer.Held => VehicleCause.Held,
            OpenAnswer.Faulted => VehicleCause.Faulted,
            _ => VehicleCause.Stopped,
        });
        return false;
    }

    private static VehicleCause WhyDown(in BarrierStatus status) =>
        status.Stopped ? VehicleCause.Stopped : status.IsHeldByPerson ? VehicleCause.Held : status.Fault != FaultKind.None
            ? VehicleCause.Faulted : VehicleCause.None;

    private static bool IsThere(Admission one, TimeSpan now) => one.InLoop || (one.InView && now - one.LastSeen <= Fresh);

    // It was asked about again because it was not opened for: the new decision takes over.
    private void Replace(TimeSpan at, Admission before, Sighting now)
    {
        if (before.Sighting.Track == now.Track)
            _open.Remove(before);
        else
            End(at, before, VehicleStep.DidNotPass);
    }

    private void End(TimeSpan now, Admission one, VehicleStep step)
    {
        _open.Remove(one);
        if (step == VehicleStep.Passed)
            presence.Passed(one.Sighting.Text, rules.Now.Role, journal.LocalTime);
        var cause = step != VehicleStep.DidNotPass || one.Cause != VehicleCause.None ? one.Cause
            : !one.Opened ? VehicleCause.None : one.ArmCameDown && one.Evidence.LeftWhileUp is false ? VehicleCause.ArmDown
            : VehicleCause.NothingPassed;
        Tell(now, one, step, step == VehicleStep.Passed ? VehicleCause.None : cause);
    }

    private void Tell(TimeSpan now, Admission one, VehicleStep step, VehicleCause cause)
    {
        if (step is VehicleStep.Withheld or VehicleStep.Refused)
            one.Cause = cause;
        observers.OnVehicle(now, new(one.Track, one.Sighting, new()
        {
            Step = step, Track = one.Sighting.Track, Plate = one.Sighting.Text, Decision = one.Decision, Cause = cause,
            Attempt = one.Attempts,
        }));
    }
}

using EdgeGate.Barrier;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Gate;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Lane.Passages;

/// <summary>
/// A vehicle that was granted access, until it is known whether it passed: where it is, what the arm did for it, what came under the arm.
/// Used by the lane's thread.
/// </summary>
/// <param name="track">The tracker's number of it.</param>
/// <param name="sighting">It, as it was decided on and recorded.</param>
/// <param name="at">When, lane clock.</param>
public sealed class Admission(long track, Sighting sighting, TimeSpan at)
{
    /// <summary>Whoever is gone this long is judged by what is known, also while the arm stays up: a fire alarm, a queue.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private TimeSpan _since = at;
    private TimeSpan _openedAt = BarrierTimes.Never;
    private bool _crossed;
    private bool _exit;
    private bool? _leftWhileUp;
    private PassageEvidence _evidence;

    /// <summary>The tracker's number; another one when it was lost from view and found again.</summary>
    public long Track { get; private set; } = track;

    /// <summary>As it was decided on.</summary>
    public Sighting Sighting { get; } = sighting;

    /// <summary>When it was decided on.</summary>
    public TimeSpan GrantedAt { get; } = at;

    /// <summary>Event of the decision; 0 until that is on disk.</summary>
    public long Decision { get; set; }

    /// <summary>The decision on its way to a slow disk; null: not awaited.</summary>
    public Task<long>? Awaited { get; set; }

    /// <summary>How many times the gate was told to open for it and did not refuse.</summary>
    public int Attempts { get; private set; }

    /// <summary>Why it was not opened for, the last time.</summary>
    public VehicleCause Cause { get; set; }

    /// <summary>True while it is followed by the camera. A vehicle that only the loop knows is not.</summary>
    public bool InView { get; private set; } = track > 0;

    /// <summary>True while the entry loop has been taken without a break since it was in view.</summary>
    public bool InLoop { get; private set; } = track <= 0;

    /// <summary>When it was last in a picture.</summary>
    public TimeSpan LastSeen { get; private set; } = at;

    /// <summary>Which way it went when it was last seen.</summary>
    public Direction Direction { get; private set; } = sighting.Direction;

    /// <summary>True once the arm was up for it.</summary>
    public bool Opened { get; private set; }

    /// <summary>True once the arm came down again, or when it will not move.</summary>
    public bool CycleOver { get; private set; }

    /// <summary>The arm came down while it stood there.</summary>
    public bool ArmCameDown { get; private set; }

    /// <summary>What has been told of it since the last command.</summary>
    public HashSet<VehicleStep> Told { get; } = [];

    public bool AtGate => InView || InLoop;

    public bool WentBack => Direction is Direction.Leaving or Direction.PassingBy;

    /// <summary>The evidence so far.</summary>
    public PassageEvidence Evidence => _crossed ? _evidence with { Sensor = UnderArm.Crossed } : _evidence;

    /// <summary>The gate was told to open for it.</summary>
    /// <param name="now">When, lane clock.</param>
    /// <param name="given">False: it refused.</param>
    public void Commanded(TimeSpan now, bool given)
    {
        Attempts += given ? 1 : 0;
        (Awaited, Cause) = (null, VehicleCause.None);
        (_since, _openedAt, Opened, CycleOver, ArmCameDown, _leftWhileUp) = (now, BarrierTimes.Never, false, false, false, null);
        Told.Clear();
    }

    /// <summary>It is in a picture.</summary>
    public void Seen(TimeSpan when) => LastSeen = when > LastSeen ? when : LastSeen;

    /// <summary>It is in view no longer.</summary>
    public void Left(Sighting last)
    {
        (InView, Direction) = (false, last.Direction);
        Seen(last.LastSeen);
    }

    /// <summary>It was lost from view and is seen again, under another number.</summary>
    public void FoundAgain(long track, TimeSpan when)
    {
        (Track, InView, _leftWhileUp) = (track, true, null);
        Seen(when);
    }

    /// <summary>What came under the arm was this vehicle.</summary>
    public void Crossed() => _crossed = true;

    /// <summary>True when something that was under the arm went once this vehicle was no longer seen before it.</summary>
    public bool MayHaveCrossed(in BarrierTimes times) => !AtGate && times.Cleared >= LastSeen && times.Cleared >= _since && Opened;

    /// <summary>Takes in how the barrier is now.</summary>
    public void Observe(in BarrierLook look, TimeSpan now)
    {
        var (status, times) = look;
        InLoop = status.Lines[GateInput.EntryLoop] == LineLevel.Active && (InLoop || InView);
        if (InLoop)
            Seen(now);
        var underWay = status.State == BarrierState.Opening || status.OpenOwed;
        if (!Opened && (BarrierTimes.IsUp(status) || times.Opened >= _since))
            (Opened, _openedAt) = (true, times.Opened >= _since ? times.Opened : _since);

        // Whoever still stands there drives in by the opening that comes, whoever asked for it.
        if (Opened && AtGate && times.Opened > _openedAt)
            _openedAt = times.Opened;
        var down = Opened && times.Down >= _openedAt;
        var expired = !AtGate && now - LastSeen >= Longest;
        CycleOver = expired || status.Stopped
            || (Opened ? down || (status.State == BarrierState.Faulted && !BarrierTimes.IsUp(status))
            : !underWay && !BarrierTimes.IsUp(status));
        ArmCameDown = down && status.State == BarrierState.Closed;
        _exit |= times.Exit >= _since;
        if (!AtGate)
            _leftWhileUp ??= Opened ? !(down && times.Down < LastSeen) : underWay;
        _evidence = new(
            AtGate ? Whereabouts.AtGate : WentBack ? Whereabouts.LeftBack
            : Whereabouts.LeftForward, Opened, CycleOver, _leftWhileUp ?? false,
            Sensor(status.Lines, times, expired), _exit);
    }

    private UnderArm Sensor(in LineSnapshot lines, in BarrierTimes times, bool expired) =>
        lines[GateInput.SafetyLoop] == LineLevel.NotFitted && lines[GateInput.Photocell] == LineLevel.NotFitted ? UnderArm.NotWired
        : !expired && BarrierTimes.IsTaken(lines) ? UnderArm.Taken
        : times.Cleared >= _since ? UnderArm.Touched : UnderArm.Quiet;
}

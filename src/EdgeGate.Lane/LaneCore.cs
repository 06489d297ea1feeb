using EdgeGate.Access.Policy;
using EdgeGate.Access.Tracking;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Reload;
using EdgeGate.Domain;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Gate;
using EdgeGate.Domain.Inference;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Plates;
using EdgeGate.Lane.Barriers;
using EdgeGate.Lane.Inference;
using EdgeGate.Lane.News;
using EdgeGate.Lane.Passages;
using EdgeGate.Lane.Recording;
using EdgeGate.Lane.Supervision;
using EdgeGate.Records.Inside;
using EdgeGate.Records.Lists;
using EdgeGate.Vision;

namespace EdgeGate.Lane;

/// <summary>
/// The way of one frame behind the camera: read, follow, decide, record, open. One thread. Allocates only when a vehicle gives news.
/// </summary>
public sealed class LaneCore
{
    private readonly SightingTracker _tracker;
    private readonly AccessListFile _lists;
    private readonly InForce<EdgeGateOptions> _options;
    private readonly LaneJournal _journal;
    private readonly IBarrierPort _barrier;
    private readonly ILaneObserver _observers;
    private readonly TimeProvider _time;
    private readonly Presence _presence;
    private readonly LaneVehicles _vehicles;

    // Tracks are numbered from one in each process; in the journal they are told apart over a whole boot.
    private readonly long _firstTrack;
    private readonly EntryWatch _entry = new();
    private volatile LaneVision? _vision;
    private int _unreadInARow;

    public LaneCore(LaneParts parts, IBarrierPort barrier)
    {
        (_vision, _tracker, _lists, _options) = (parts.Vision, parts.Tracker, parts.Lists, parts.Options);
        (_journal, _barrier, _observers, _time, _presence) = (parts.Journal, barrier, parts.Observers, parts.Time, parts.Presence);
        Faults = parts.Faults;
        _firstTrack = (long)_time.LaneNow().TotalSeconds * 1000;
        _vehicles = new(
            _journal, barrier, _observers, _presence, _options.Part(now => now.Barrier), _options.Part(now => now.Access),
            new(_options.Part(now => now.Tracker)))
        {
            LastSeen = _tracker.LastSeen,
            StillGranted = recorded => Decide(recorded with { Track = recorded.Track - _firstTrack }).Verdict == AccessVerdict.Grant,
            NeverRecorded = track => _tracker.Answer(track, AccessVerdict.Deny),
        };
    }

    /// <summary>Milliseconds of the last frame, from pixels to decision.</summary>
    public LaneTimings Timings { get; } = new();

    /// <summary>The configuration's file, watched; null: nothing is taken over while the lane runs.</summary>
    public ConfigReload? Configuration { get; init; }

    /// <summary>Where it is counted what a picture brought to fail.</summary>
    public LaneFaults Faults { get; }

    /// <summary>How the models are computed now. Safe from any thread.</summary>
    public InferenceHealth Inference => _vision?.Health ?? InferenceHealth.None;

    /// <summary>No models could be opened so far.</summary>
    public bool IsBlind => _vision is null;

    /// <summary>Vehicles followed now.</summary>
    public int ActiveTracks => _tracker.ActiveTracks;

    /// <summary>
    /// Looks at one frame and acts on it. The lease stays the caller's. A frame that cannot be read is counted and skipped; the lane's time
    /// goes on with it.
    /// </summary>
    /// <exception cref="InferenceFaultException">
    /// The models' runtime failed, or <see cref="LaneFaults.MostInARow"/> frames in a row could not be read.
    /// </exception>
    public void OnFrame(FrameLease frame)
    {
        var start = _time.GetTimestamp();
        if (Read(frame) is not { } result)
        {
            OnUnreadFrame(frame);
            return;
        }

        while (_vision!.TryTakeNews(out var news))
            Tell(frame.CapturedAt, news.IsAlarm, news.Said);
        Follow(frame, result.Readings, start);
        Timings.Add(result.Timings, _time.GetElapsedTime(start).TotalMilliseconds);
    }

    /// <summary>
    /// A frame came that nothing could be read in: its vehicles go, and the loop before the barrier is watched all the same.
    /// </summary>
    public void OnUnreadFrame(FrameLease frame) => Follow(frame, [], _time.GetTimestamp());

    /// <summary>Follows what barrier and vehicles do, also while there is no frame. Called often.</summary>
    public void OnTick(TimeSpan now)
    {
        try
        {
            _vehicles.Turn(now);
        }
        catch (Exception error)
        {
            Faults.Add(LaneStage.Decision, now, error);
        }
    }

    /// <summary>Goes on with models that were opened anew, after the runtime failed.</summary>
    public void Renew(LaneVision vision) => _vision = vision;

    /// <summary>The recording is over or the camera is lost: whoever is followed has gone.</summary>
    public void OnCameraLost(TimeSpan now)
    {
        try
        {
            foreach (ref readonly var update in _tracker.Flush(now))
                OnUpdate(update, null, now);
        }
        catch (Exception error)
        {
            Faults.Add(LaneStage.Tracking, now, error);
            _tracker.Forget();
        }
    }

    /// <summary>Takes over a changed configuration and a changed list, now and then.</summary>
    public void ReloadLists(TimeSpan now)
    {
        try
        {
            Reload(now);
        }
        catch (Exception error)
        {
            // What is in force stays in force.
            Faults.Add(LaneStage.Lists, now, error);
        }
    }

    private void Reload(TimeSpan now)
    {
        if (Configuration?.TakeOver(news => Tell(now, news.IsAlarm, news.Said)) == true)
            _tracker.Reconsider();
        if (_lists.Poll() is not { } news)
            return;
        if (news.IsChange)
            _journal.Changed(news.Said);
        if (news.IsProblem)
            _observers.OnAlarm(now, news.Said, unnamed: news.Unnamed);
        else
            _observers.OnNotice(now, news.Said, recorded: news.IsChange, news.Unnamed);
        _tracker.Reconsider();
    }

    private void Tell(TimeSpan now, bool isAlarm, Phrase said)
    {
        if (isAlarm)
            _observers.OnAlarm(now, said);
        else
            _observers.OnNotice(now, said);
    }

    private VisionResult? Read(FrameLease frame)
    {
        try
        {
            var result = (_vision ?? throw new InferenceFaultException("there are no models")).Process(frame);
            _unreadInARow = 0;
            return result;
        }
        catch (Exception error) when (error is not InferenceFaultException)
        {
            Faults.Add(LaneStage.Vision, frame.CapturedAt, error);
            if (++_unreadInARow < LaneFaults.MostInARow)
                return null;
            _unreadInARow = 0;
            throw new InferenceFaultException($"{LaneFaults.MostInARow} pictures in a row could not be read: {error.Message}", error);
        }
    }

    private void Follow(FrameLease frame, ReadOnlySpan<PlateReading> readings, long start)
    {
        var at = frame.CapturedAt;
        _tracker.EntryTaken = _barrier.Look().Status.Lines[GateInput.EntryLoop] == LineLevel.Active;
        try
        {
            foreach (ref readonly var update in _tracker.Observe(readings, at, frame.Width, frame.Height))
                OnUpdate(update, frame, at);
        }
        catch (Exception error)
        {
            // What it knew may be half written: the vehicles in view are seen anew from the next frame on.
            Faults.Add(LaneStage.Tracking, at, error);
            _tracker.Forget();
        }

        if (_entry.Observe(_tracker.EntryTaken, at))
            OnUpdate(new(TrackUpdateKind.ReadyToDecide, Unseen(at), false, 0), frame, at);
        OnTick(at);
        _observers.OnFrame(frame, readings, _time.GetElapsedTime(start).TotalMilliseconds);
    }

    private AccessDecision Decide(Sighting sighting, long duplicateOf = 0, bool gone = false) => AccessPolicy.Decide(
        sighting, _lists.Current, _options.Now.Access, new DecisionContext(_journal.LocalTime, _journal.Clock)
        {
            Lane = _options.Now.Lane.Name, Inside = _presence.Now, DuplicateOf = duplicateOf, Gone = gone,
            InEntryLoop = _tracker.IsInEntryLoop(sighting.Track),
        });

    private void OnUpdate(in TrackUpdate update, FrameLease? frame, TimeSpan at)
    {
        try
        {
            Act(update, frame, at);
        }
        catch (Exception error)
        {
            // The vehicle still stands there: it is asked about again.
            Faults.Add(LaneStage.Decision, at, error);
            _tracker.Reconsider();
        }
    }

    private void Act(in TrackUpdate update, FrameLease? frame, TimeSpan at)
    {
        var (track, gone) = (update.Sighting.Track, update.Kind == TrackUpdateKind.Ended);
        if (gone && update.Decided)
        {
            // It was recorded when it was decided on.
            _observers.OnLeft(at, update.Sighting);
            _vehicles.Left(update.Sighting);
            return;
        }

        var decision = Decide(update.Sighting, update.DuplicateOf, gone);

        // A sign, or a car in the street, is not what stands in the loop a moment later.
        if (!gone && decision.Reason is not (AccessReason.WrongDirection or AccessReason.NoVehicle))
            _entry.Seen(at);
        var recorded = update.Sighting with { Track = _firstTrack + track };
        var record = _journal.Decision(recorded, decision, _tracker.BestReading(track), frame);
        _observers.OnDecision(at, update, decision);
        if (decision.Reason == AccessReason.Duplicate && !gone)
            _vehicles.FoundAgain(at, update.DuplicateOf, track);

        // Of a granted vehicle that has to wait for the disk, its own alarm tells.
        if (!record.Outcome.IsDurable && (record.MayOpen || decision.Verdict != AccessVerdict.Grant))
            _observers.OnAlarm(at, Phrase.Of("eventNotOnDisk", ("message", record.Outcome.Message)));
        var verdict = decision.Verdict;
        if (verdict == AccessVerdict.Grant && !_vehicles.Grant(at, track, recorded, record))
            verdict = AccessVerdict.Deny;
        _tracker.Answer(track, verdict, decision.Reason);
    }

    // A vehicle that only the loop knows of. Tracks of the tracker are above zero.
    private static Sighting Unseen(TimeSpan at) => new()
    {
        Track = -(long)at.TotalMilliseconds, FirstSeen = at - EntryWatch.Patience, LastSeen = at, Text = "", Confidence = 0, Region = "",
        Characters = [], Readings = 0, Agreeing = 0,
    };
}

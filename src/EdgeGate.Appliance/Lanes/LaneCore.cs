using EdgeGate.Access.Policy;
using EdgeGate.Access.Tracking;
using EdgeGate.Appliance.Configuration;
using EdgeGate.Appliance.Inference;
using EdgeGate.Appliance.Page;
using EdgeGate.Appliance.Supervision;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Inference;
using EdgeGate.Domain.Plates;
using EdgeGate.Vision;

namespace EdgeGate.Appliance.Lanes;

/// <summary>
/// The way of one frame behind the camera: read, follow, decide, record, open. One thread. Allocates only when a vehicle gives news.
/// </summary>
internal sealed class LaneCore(
    LaneVision vision, SightingTracker tracker, AccessListFile lists, AccessOptions rules, string laneName, LaneJournal journal,
    IBarrierPort barrier, ILaneObserver observer, TimeProvider time, Occupancy inside)
{
    // Tracks are numbered from one in each process; in the journal they are told apart over a whole boot.
    private readonly long _firstTrack = (long)time.GetElapsedTime(0).TotalSeconds * 1000;
    private readonly EntryWatch _entry = new();
    private Occupancy _inside = inside;
    private volatile LaneVision _vision = vision;
    private int _unreadInARow;

    /// <summary>Milliseconds of the last frame, from pixels to decision.</summary>
    internal LaneTimings Timings { get; } = new();

    /// <summary>The configuration's file, watched; null: nothing is taken over while the lane runs.</summary>
    internal ConfigReload? Configuration { get; init; }

    /// <summary>Where the box's own page looks; null: nowhere.</summary>
    internal PageFeed? Page { get; init; }

    /// <summary>Where it is counted what a picture brought to fail.</summary>
    internal required LaneFaults Faults { get; init; }

    /// <summary>How the models are computed now. Safe from any thread.</summary>
    internal InferenceHealth Inference => _vision.Health;

    /// <summary>Vehicles followed now.</summary>
    internal int ActiveTracks => tracker.ActiveTracks;

    /// <summary>
    /// Looks at one frame and acts on it. The lease stays the caller's. A frame that cannot be read is counted and skipped; the lane's time
    /// goes on with it.
    /// </summary>
    /// <exception cref="InferenceFaultException">The models' runtime failed, or <see cref="LaneFaults.MostInARow"/> frames in a row could not be read.</exception>
    internal void OnFrame(FrameLease frame)
    {
        var start = time.GetTimestamp();
        if (Read(frame) is not { } result)
        {
            OnUnreadFrame(frame);
            return;
        }

        while (_vision.TryTakeNews(out var news))
            Tell(frame.CapturedAt, news.IsAlarm, news.Text);
        Follow(frame, result.Readings, start);
        Timings.Add(result.Timings, time.GetElapsedTime(start).TotalMilliseconds);
    }

    /// <summary>A frame came that nothing could be read in: its vehicles go, and the loop before the barrier is watched all the same.</summary>
    internal void OnUnreadFrame(FrameLease frame) => Follow(frame, [], time.GetTimestamp());

    /// <summary>Goes on with models that were opened anew, after the runtime failed.</summary>
    internal void Renew(LaneVision vision) => _vision = vision;

    /// <summary>The recording is over or the camera is lost: whoever is followed has gone.</summary>
    internal void OnCameraLost(TimeSpan now)
    {
        try
        {
            foreach (ref readonly var update in tracker.Flush(now))
                OnUpdate(update, null, now);
        }
        catch (Exception error)
        {
            Faults.Add(LaneStage.Tracking, now, error);
            tracker.Forget();
        }
    }

    /// <summary>Takes over a changed configuration and a changed list, now and then.</summary>
    internal void ReloadLists(TimeSpan now)
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
        if (Configuration?.TakeOver(news => Tell(now, news.IsAlarm, news.Text)) == true)
            tracker.Reconsider();
        if (lists.ReloadIfChanged() is not { } news)
            return;
        if (news.IsProblem)
        {
            observer.OnAlarm(now, news.Text);
            journal.Alarm(now, news.Text);
        }
        else
        {
            observer.OnNotice(now, news.Text);
        }

        if (news.IsChange)
            journal.Changed(news.Text);
        tracker.Reconsider();
    }

    private void Tell(TimeSpan now, bool isAlarm, string text)
    {
        if (isAlarm)
        {
            observer.OnAlarm(now, text);
            journal.Alarm(now, text);
        }
        else
        {
            observer.OnNotice(now, text);
            journal.Notice(now, text);
        }
    }

    private VisionResult? Read(FrameLease frame)
    {
        try
        {
            var result = _vision.Process(frame);
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
        try
        {
            foreach (ref readonly var update in tracker.Observe(readings, at, frame.Width, frame.Height))
                OnUpdate(update, frame, at);
        }
        catch (Exception error)
        {
            // What it knew may be half written: the vehicles in view are seen anew from the next frame on.
            Faults.Add(LaneStage.Tracking, at, error);
            tracker.Forget();
        }

        if (_entry.Observe(barrier.IsEntryTaken, at))
            OnUpdate(new(TrackUpdateKind.ReadyToDecide, Unseen(at), false, 0), frame, at);
        try
        {
            Page?.OnFrame(frame, readings, time.GetElapsedTime(start).TotalMilliseconds);
        }
        catch (Exception error)
        {
            Faults.Add(LaneStage.Page, at, error);
        }
    }

    private void OnUpdate(in TrackUpdate update, FrameLease? frame, TimeSpan at)
    {
        try
        {
            Decide(update, frame, at);
        }
        catch (Exception error)
        {
            // The vehicle still stands there: it is asked about again.
            Faults.Add(LaneStage.Decision, at, error);
            tracker.Reconsider();
        }
    }

    private void Decide(in TrackUpdate update, FrameLease? frame, TimeSpan at)
    {
        var gone = update.Kind == TrackUpdateKind.Ended;
        if (!gone)
            _entry.Seen(at);
        var decision = AccessPolicy.Decide(update.Sighting, lists.Current, rules, new DecisionContext(journal.LocalTime, journal.Clock)
        {
            Lane = laneName, Inside = _inside, DuplicateOf = update.DuplicateOf, Gone = gone,
        });
        if (gone && update.Decided)
        {
            // It was recorded when it was decided on.
            observer.OnLeft(at, update.Sighting);
            return;
        }

        var mayOpen = journal.Decision(at, update.Sighting with { Track = _firstTrack + update.Sighting.Track }, decision, tracker.BestReading(update.Sighting.Track), frame);
        observer.OnDecision(at, update, decision);
        var verdict = decision.Verdict;
        if (verdict == AccessVerdict.Grant && Open(at, update.Sighting, mayOpen) != OpeningOutcome.Opened)
            verdict = AccessVerdict.Deny;
        tracker.Answer(update.Sighting.Track, verdict);
    }

    // A vehicle that only the loop knows of. Tracks of the tracker are above zero.
    private static Sighting Unseen(TimeSpan at) => new()
    {
        Track = -(long)at.TotalMilliseconds, FirstSeen = at - EntryWatch.Patience, LastSeen = at, Text = "", Confidence = 0, Region = "",
        Characters = [], Readings = 0, Agreeing = 0,
    };

    private OpeningOutcome Open(TimeSpan at, Sighting sighting, bool mayOpen)
    {
        var outcome = !mayOpen ? OpeningOutcome.HeldByJournal
            : barrier.RequestOpen(at) ? OpeningOutcome.Opened : OpeningOutcome.RefusedByBarrier;
        if (outcome == OpeningOutcome.Opened)
            CountVisit(sighting.Text);
        else
            journal.Alarm(at, $"{sighting.Text} may pass, but {(mayOpen ? "the barrier is held or faulted" : "its event is not on disk")}");
        observer.OnOpening(at, sighting.Track, outcome);
        return outcome;
    }

    private void CountVisit(string plate) => _inside = rules.Role == LaneRole.Entry
        ? _inside.Enter(plate, journal.LocalTime)
        : _inside.Leave(plate);
}

using EdgeGate.Access.Policy;
using EdgeGate.Access.Tracking;
using EdgeGate.Appliance.Configuration;
using EdgeGate.Appliance.Inference;
using EdgeGate.Appliance.Page;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Plates;

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

    /// <summary>Milliseconds of the last frame, from pixels to decision.</summary>
    internal LaneTimings Timings { get; } = new();

    /// <summary>The configuration's file, watched; null: nothing is taken over while the lane runs.</summary>
    internal ConfigReload? Configuration { get; init; }

    /// <summary>Where the box's own page looks; null: nowhere.</summary>
    internal PageFeed? Page { get; init; }

    /// <summary>How the models are computed now. Safe from any thread.</summary>
    internal InferenceHealth Inference => _vision.Health;

    /// <summary>Vehicles followed now.</summary>
    internal int ActiveTracks => tracker.ActiveTracks;

    /// <summary>Looks at one frame and acts on it. The lease stays the caller's.</summary>
    internal void OnFrame(FrameLease frame)
    {
        var start = time.GetTimestamp();
        var result = _vision.Process(frame);
        while (_vision.TryTakeNews(out var news))
            Tell(frame.CapturedAt, news.IsAlarm, news.Text);
        foreach (ref readonly var update in tracker.Observe(result.Readings, frame.CapturedAt, frame.Width, frame.Height))
            OnUpdate(update, frame, frame.CapturedAt);
        if (_entry.Observe(barrier.IsEntryTaken, frame.CapturedAt))
            OnUpdate(new(TrackUpdateKind.ReadyToDecide, Unseen(frame.CapturedAt), false, 0), frame, frame.CapturedAt);
        Page?.OnFrame(frame, result.Readings, time.GetElapsedTime(start).TotalMilliseconds);
        Timings.Add(result.Timings, time.GetElapsedTime(start).TotalMilliseconds);
    }

    /// <summary>Goes on with models that were opened anew, after the runtime failed.</summary>
    internal void Renew(LaneVision vision) => _vision = vision;

    /// <summary>The recording is over or the camera is lost: whoever is followed has gone.</summary>
    internal void OnCameraLost(TimeSpan now)
    {
        foreach (ref readonly var update in tracker.Flush(now))
            OnUpdate(update, null, now);
    }

    /// <summary>Takes over a changed configuration and a changed list, now and then.</summary>
    internal void ReloadLists(TimeSpan now)
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

    private void OnUpdate(in TrackUpdate update, FrameLease? frame, TimeSpan at)
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

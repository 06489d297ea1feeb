using EdgeGate.Access.Policy;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Access.Tracking;

/// <summary>
/// Turns the readings of single frames into sightings of vehicles: one vehicle, one sighting, however long it stands there.
/// Pure: time comes with the frames. Allocates only when it has news. Used by one thread.
/// </summary>
public sealed class SightingTracker
{
    /// <summary>More vehicles than this are not followed at once.</summary>
    public const int MaxTracks = 8;

    /// <summary>More plates of one frame than this are left out.</summary>
    public const int MaxReadings = 32;

    /// <summary>A sign was there before whatever stands in the loop now.</summary>
    private static readonly TimeSpan LongAgo = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan InView = TimeSpan.FromSeconds(1);

    private readonly InForce<TrackerOptions> _options;
    private readonly InForce<AccessOptions> _rules;
    private readonly PlateTrack[] _tracks = [.. Enumerable.Range(0, MaxTracks).Select(_ => new PlateTrack())];
    private readonly RecentPlates _recent = new();
    private readonly StillPlaces _still = new();
    private readonly TrackUpdate[] _updates = new TrackUpdate[MaxTracks * 3];
    private int _updateCount;
    private long _lastId;
    private int _frameWidth;
    private TimeSpan _lastSure = TimeSpan.MinValue;
    private TimeSpan? _entrySince;
    private long _askedInLoop;
    private TimeSpan _now;

    /// <param name="options">Validated options; read at every frame.</param>
    /// <param name="rules">How many readings have to agree.</param>
    public SightingTracker(InForce<TrackerOptions> options, InForce<AccessOptions> rules) => (_options, _rules) = (options, rules);

    /// <summary>Vehicles followed now.</summary>
    public int ActiveTracks => _tracks.Count(track => track.IsActive);

    /// <summary>
    /// True while something stands in the entry loop; false also where none is fitted. Set before each frame: who waits for it is asked
    /// about again, the first in line alone.
    /// </summary>
    public bool EntryTaken { get; set; }

    /// <summary>Still things that are remembered.</summary>
    internal int StillThings => _still.Count;

    /// <summary>Takes in one frame, also one without any plate: time passes with it.</summary>
    /// <param name="readings">Every plate of the frame; nothing of it is kept.</param>
    /// <param name="at">When the frame was taken, lane clock; never smaller than before.</param>
    /// <param name="frameWidth">Pixels in a row.</param>
    /// <param name="frameHeight">Rows.</param>
    /// <returns>
    /// News, valid until the next call. For every one but <see cref="TrackUpdateKind.Ended"/> the lane answers with <see cref="Answer"/>.
    /// </returns>
    public ReadOnlySpan<TrackUpdate> Observe(ReadOnlySpan<PlateReading> readings, TimeSpan at, int frameWidth, int frameHeight)
    {
        Array.Clear(_updates, 0, _updateCount);
        (_updateCount, _frameWidth, _now) = (0, frameWidth, at);
        foreach (var track in _tracks)
            track.WasMatched = false;
        readings = readings[..Math.Min(readings.Length, MaxReadings)];
        Span<bool> used = stackalloc bool[MaxReadings];
        for (var i = 0; i < readings.Length; i++)
            used[i] = !IsUsable(readings[i]);
        while (BestPair(readings, used, at, out var track, out var reading))
        {
            used[reading] = track!.WasMatched = true;
            Add(track, readings[reading], at, frameHeight);
        }

        for (var i = 0; i < readings.Length; i++)
        {
            if (!used[i] && StartTrack(readings[i], at) is { } track)
                Add(track, readings[i], at, frameHeight);
        }

        foreach (var track in _tracks)
        {
            if (track.IsActive && track.WasMatched && track.IsSure(_options.Now, _rules.Now) && !track.IsSign(_options.Now))
                _lastSure = at;
        }

        AskInLoop(at);
        foreach (var track in _tracks)
        {
            if (track.IsActive && track.WasMatched)
                Consider(track, at);
            else if (track.IsActive && at - track.LastSeen >= TimeSpan.FromMilliseconds(_options.Now.EndAfterMs))
                End(track, at);
        }

        return _updates.AsSpan(0, _updateCount);
    }

    /// <summary>Ends every track: the recording is over, or the camera was lost.</summary>
    /// <returns>News, valid until the next call.</returns>
    public ReadOnlySpan<TrackUpdate> Flush(TimeSpan at)
    {
        Array.Clear(_updates, 0, _updateCount);
        _updateCount = 0;
        foreach (var track in _tracks)
        {
            if (track.IsActive)
                End(track, at);
        }

        return _updates.AsSpan(0, _updateCount);
    }

    /// <summary>When a vehicle that is followed was last in a picture, lane clock; null when it is followed no longer.</summary>
    public TimeSpan? LastSeen(long track) => Find(track) is { IsActive: true } found ? found.LastSeen : null;

    /// <summary>What was decided on a track. A granted one is not asked about again; others are when there is reason to.</summary>
    /// <param name="track">The track.</param>
    /// <param name="verdict">What was decided.</param>
    /// <param name="reason">
    /// Why. <see cref="AccessReason.AwaitsLoop"/> and <see cref="AccessReason.NoVehicle"/> are asked about again once the vehicle is first
    /// in line and the entry loop is taken, the latter also once it moves.
    /// </param>
    public void Answer(long track, AccessVerdict verdict, AccessReason reason = AccessReason.NotListed) => Find(track)?.MarkAnswered(
        verdict, reason is AccessReason.AwaitsLoop or AccessReason.NoVehicle, reason == AccessReason.NoVehicle);

    /// <summary>
    /// True when the entry loop is taken and this is the vehicle nearest to the gate: by all that a camera can tell, the one in the loop.
    /// Signs and what else stood there before does not count.
    /// </summary>
    public bool IsInEntryLoop(long track)
    {
        if (!EntryTaken || (Find(track) is { IsActive: true } known && MovementOf(known, _now) == Movement.LongStill))
            return false;
        return track < 0 || FirstInLine(_now) is not { } first || first.Id == track;
    }

    /// <summary>Asks again about every vehicle in view that was not let in: a list or the mode of the lane has changed.</summary>
    public void Reconsider()
    {
        foreach (var track in _tracks)
            track.Reconsider = track.Decided;
    }

    /// <summary>Lets every vehicle go without a word: what is known of them may be wrong.</summary>
    public void Forget()
    {
        _updateCount = 0;
        foreach (var track in _tracks)
            track.Free();
    }

    /// <summary>
    /// The best reading of a track with its crop, or null. Belongs to the tracker: valid until the next call of <see cref="Observe"/>,
    /// also for a track that has just ended.
    /// </summary>
    public PlateReading? BestReading(long track) => Find(track)?.BestReading;

    private PlateTrack? Find(long id)
    {
        foreach (var track in _tracks)
        {
            if (track.LastId == id)
                return track;
        }

        return null;
    }

    private bool BestPair(ReadOnlySpan<PlateReading> readings, ReadOnlySpan<bool> used, TimeSpan at, out PlateTrack? track, out int reading)
    {
        (track, reading) = (null, -1);
        var best = 0f;
        foreach (var candidate in _tracks)
        {
            for (var i = 0; i < readings.Length && candidate.IsActive && !candidate.WasMatched; i++)
            {
                var fit = used[i] ? 0 : TrackMatcher.Fit(candidate, readings[i], at);
                if (fit > best)
                    (best, track, reading) = (fit, candidate, i);
            }
        }

        return track is not null;
    }

    private PlateTrack? StartTrack(PlateReading reading, TimeSpan at)
    {
        if (FreeTrack(at) is not { } track)
            return null;
        track.Start(++_lastId, reading, at);
        track.WasMatched = true;
        return track;
    }

    private PlateTrack? FreeTrack(TimeSpan at)
    {
        PlateTrack? weakest = null;
        foreach (var track in _tracks)
        {
            if (!track.IsActive)
                return track;
            if (!track.WasMatched && (weakest is null || track.Worth < weakest.Worth))
                weakest = track;
        }

        // Boxes on grilles and shadows must not take the place of a vehicle that comes now.
        if (weakest is not null)
            End(weakest, at);
        return weakest;
    }

    private void Add(PlateTrack track, PlateReading reading, TimeSpan at, int frameHeight)
    {
        // A plate cut off by the edge of the picture tells where the vehicle is, not what it is called.
        var box = reading.Corners;
        var whole = !reading.IsCut && box.Left >= 1 && box.Top >= 1 && box.Right <= _frameWidth - 1 && box.Bottom <= frameHeight - 1;
        track.Add(reading, at, whole && _options.Now.Limit.Admits(reading), _options.Now, _frameWidth);
    }

    private void Consider(PlateTrack track, TimeSpan now)
    {
        var direction = track.Motion.Direction;
        var sure = track.IsSure(_options.Now, _rules.Now);
        if (!track.Decided)
        {
            var ready = sure && !track.IsSign(_options.Now) && (direction != Direction.Unknown || track.Motion.IsStanding(Least));
            var seenForLong = track.Age(now).TotalMilliseconds >= _options.Now.DecideAfterMs;
            if (!ready && !(seenForLong && track.IsVehicle(_options.Now, _lastSure)
                && (direction != Direction.Unknown || !track.Motion.IsUnderWay)))
                return;
            if (KnownAs(track, now) is { Decided: true } known)
                track.TakeOver(known, now);
            else
                Ask(track, sure, direction, now);
            return;
        }

        // What stood, and what was known to stand, is a vehicle as soon as it drives.
        var drives = (track.IsKnown || track.AwaitsMovement) && track.Motion.HasTravelled
            && (direction != Direction.Unknown || track.Motion.IsStanding(Least));
        if (track.IsKnown ? !drives && !track.Reconsider : track.Verdict == AccessVerdict.Grant)
            return;
        if ((now - track.DecidedAt).TotalMilliseconds < _options.Now.ReviseEveryMs
            || (track.IsKnown && !drives && track.Verdict == AccessVerdict.Grant))
            return;
        var better = sure && (!track.DecidedSurely || !track.DecidedText.SequenceEqual(track.Evidence.Text));

        // It came after all, or it has stopped before the gate after it crossed.
        var turned = direction is (Direction.Approaching or Direction.Unknown)
            && track.DecidedDirection is (Direction.Leaving or Direction.PassingBy);
        var noDuplicateAnyMore = track.DuplicateUntil != default && now >= track.DuplicateUntil;
        if (better || drives || (sure && turned) || noDuplicateAnyMore || track.Reconsider)
            Ask(track, sure, direction, now);
    }

    // What was there, still, and is back. What stands in the entry loop is a vehicle whatever stood there before.
    private StillPlaces.Place? KnownAs(PlateTrack track, TimeSpan now) =>
        track.Motion.HasTravelled || IsInEntryLoop(track.Id) ? null : _still.Find(track, now);

    private void AskInLoop(TimeSpan now)
    {
        if (!EntryTaken)
        {
            (_entrySince, _askedInLoop) = (null, 0);
            return;
        }

        _entrySince ??= now;
        if (FirstInLine(now) is not { AwaitsLoop: true } first || first.Id == _askedInLoop)
            return;
        (first.Reconsider, _askedInLoop) = (true, first.Id);
    }

    /// <summary>
    /// The vehicle nearest to the gate: what drives goes before what stands, then the largest plate, at a rear camera the smallest.
    /// </summary>
    private PlateTrack? FirstInLine(TimeSpan now)
    {
        PlateTrack? first = null;
        foreach (var track in _tracks)
        {
            if (track.IsActive && now - track.LastSeen <= InView && MovementOf(track, now) != Movement.LongStill
                && (track.Decided || track.IsVehicle(_options.Now, _lastSure)) && (first is null || IsBefore(track, first)))
                first = track;
        }

        return first;
    }

    private bool IsBefore(PlateTrack track, PlateTrack other) => track.Motion.HasTravelled != other.Motion.HasTravelled
        ? track.Motion.HasTravelled
        : _options.Now.RearCamera ? track.Motion.Size < other.Motion.Size : track.Motion.Size > other.Motion.Size;

    private Movement MovementOf(PlateTrack track, TimeSpan now) => track.Motion.HasTravelled ? Movement.Moved
        : track.IsKnown || (_entrySince ?? now) - track.FirstSeen >= LongAgo ? Movement.LongStill : Movement.Still;

    // Written so that a value that is not a number is refused too: a broken model must not stop the lane.
    private static bool IsUsable(PlateReading reading) =>
        reading.DetectionScore >= 0;

    // How long a vehicle has to stand before it counts as standing.
    private TimeSpan Least => TimeSpan.FromMilliseconds(_options.Now.DirectionWaitMs);

    private void Ask(PlateTrack track, bool sure, Direction direction, TimeSpan now)
    {
        // What was known to stand was decided on as something else, on a track that has ended.
        var decidedBefore = track.Decided && !track.IsKnown;
        var kind = decidedBefore ? TrackUpdateKind.Revised : TrackUpdateKind.ReadyToDecide;
        var duplicateOf = _recent.Find(track.Evidence.Text, now, out var until);
        track.DuplicateUntil = until;
        var movement = MovementOf(track, now);
        track.MarkAsked(sure, direction, now);
        _updates[_updateCount++] = new(kind, track.ToSighting(direction, movement), decidedBefore, duplicateOf);
    }

    private void End(PlateTrack track, TimeSpan now)
    {
        if (track.Decided && track.DecidedSurely && track.Verdict is (AccessVerdict.Grant or AccessVerdict.Deny))
            _recent.Remember(track.DecidedText, track.Id, track.LastSeen + TimeSpan.FromMilliseconds(_options.Now.DuplicateWindowMs));
        var direction = track.Motion.Direction;
        var isVehicle = track.IsVehicle(_options.Now, _lastSure);
        var known = KnownAs(track, now);
        if (!track.Motion.HasTravelled && (track.Decided || isVehicle))
            _still.Remember(track, now);
        if (track.Decided ? !track.IsKnown : isVehicle && known is null)
        {
            var duplicateOf = _recent.Find(track.Evidence.Text, now, out _);
            _updates[_updateCount++] = new(
                TrackUpdateKind.Ended, track.ToSighting(direction, MovementOf(track, now)), track.Decided, duplicateOf == track.Id ? 0
                : duplicateOf);
        }

        track.Free();
    }
}

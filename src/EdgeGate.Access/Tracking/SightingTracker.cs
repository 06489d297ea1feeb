using EdgeGate.Domain.Access;
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

    private readonly TrackerOptions _options;
    private readonly PlateTrack[] _tracks = [.. Enumerable.Range(0, MaxTracks).Select(_ => new PlateTrack())];
    private readonly RecentPlates _recent = new();
    private readonly TrackUpdate[] _updates = new TrackUpdate[MaxTracks * 3];
    private int _updateCount;
    private long _lastId;
    private int _frameWidth;
    private TimeSpan _lastSure = TimeSpan.MinValue;

    /// <param name="options">Validated options; read at every frame.</param>
    public SightingTracker(TrackerOptions options) => _options = options;

    /// <summary>Vehicles followed now.</summary>
    public int ActiveTracks => _tracks.Count(track => track.IsActive);

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
        (_updateCount, _frameWidth) = (0, frameWidth);
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
            if (track.IsActive && track.WasMatched && track.IsSure(_options) && !track.IsSign(_options))
                _lastSure = at;
        }

        foreach (var track in _tracks)
        {
            if (track.IsActive && track.WasMatched)
                Consider(track, at);
            else if (track.IsActive && at - track.LastSeen >= TimeSpan.FromMilliseconds(_options.EndAfterMs))
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
    public void Answer(long track, AccessVerdict verdict) => Find(track)?.MarkAnswered(verdict);

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
        track.Add(reading, at, whole && _options.Limit.Admits(reading), _options.MaxNotAPlate);
    }

    private void Consider(PlateTrack track, TimeSpan now)
    {
        var direction = DirectionOf(track);
        var sure = track.IsSure(_options);
        if (!track.Decided)
        {
            var waited = track.Age(now).TotalMilliseconds;
            var waitedForDirection = (now - track.TextSince).TotalMilliseconds >= _options.DirectionWaitMs;
            var ready = sure && !track.IsSign(_options) && (direction != Direction.Unknown || waitedForDirection);
            if (ready || (waited >= _options.DecideAfterMs && track.IsVehicle(_options, _lastSure)))
                Ask(track, TrackUpdateKind.ReadyToDecide, sure, direction, now);
            return;
        }

        if (track.Verdict == AccessVerdict.Grant || (now - track.DecidedAt).TotalMilliseconds < _options.ReviseEveryMs)
            return;
        var better = sure && (!track.DecidedSurely || !track.DecidedText.SequenceEqual(track.Evidence.Text));
        var turned = direction == Direction.Approaching && track.DecidedDirection is (Direction.Leaving or Direction.PassingBy);
        var noDuplicateAnyMore = track.DuplicateUntil != default && now >= track.DuplicateUntil;
        if (better || (sure && turned) || noDuplicateAnyMore || track.Reconsider)
            Ask(track, TrackUpdateKind.Revised, sure, direction, now);
    }

    // Written so that a value that is no number is refused too: a broken model must not stop the lane.
    private bool IsUsable(PlateReading reading) =>
        reading.DetectionScore >= _options.MinDetectionScore;

    private Direction DirectionOf(PlateTrack track) => track.Motion.Direction(_options, _frameWidth);

    private void Ask(PlateTrack track, TrackUpdateKind kind, bool sure, Direction direction, TimeSpan now)
    {
        var decidedBefore = track.Decided;
        var duplicateOf = _recent.Find(track.Evidence.Text, now, out var until);
        track.DuplicateUntil = until;
        track.MarkAsked(sure, direction, now);
        _updates[_updateCount++] = new(kind, track.ToSighting(direction), decidedBefore, duplicateOf);
    }

    private void End(PlateTrack track, TimeSpan now)
    {
        if (track.Decided && track.DecidedSurely && track.Verdict is (AccessVerdict.Grant or AccessVerdict.Deny))
            _recent.Remember(track.DecidedText, track.Id, track.LastSeen + TimeSpan.FromMilliseconds(_options.DuplicateWindowMs));
        var direction = DirectionOf(track);
        if (track.Decided || track.IsVehicle(_options, _lastSure))
        {
            var duplicateOf = _recent.Find(track.Evidence.Text, now, out _);
            _updates[_updateCount++] = new(
                TrackUpdateKind.Ended, track.ToSighting(direction), track.Decided, duplicateOf == track.Id ? 0 : duplicateOf);
        }

        track.Free();
    }
}

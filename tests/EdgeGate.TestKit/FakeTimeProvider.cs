namespace EdgeGate.TestKit;

/// <summary>
/// A clock that moves only when it is told to. Timers that fall due during <see cref="Advance"/> fire on the caller's thread,
/// in the order of their due times, each with the clock standing at its own due time.
/// </summary>
public sealed class FakeTimeProvider : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<FakeTimer> _timers = [];
    private DateTimeOffset _utc;
    private TimeSpan _elapsed;
    private long _sequence;

    /// <summary>Starts at a fixed Monday morning, so that schedules are easy to write.</summary>
    public FakeTimeProvider()
        : this(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Starts at a given wall-clock time.</summary>
    public FakeTimeProvider(DateTimeOffset start) => _utc = start;

    /// <summary>Time since the clock was made; moved by <see cref="Advance"/> only.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (_gate)
                return _elapsed;
        }
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _utc;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => Elapsed.Ticks;

    /// <summary>Moves the wall clock alone, as a technician or a time source does; monotonic time and timers do not notice.</summary>
    public void JumpWallClock(TimeSpan by)
    {
        lock (_gate)
            _utc += by;
    }

    /// <summary>Lets time pass and fires what falls due.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var end = Elapsed + by;
        while (TakeDue(end) is { } timer)
            timer.Fire();
        lock (_gate)
            MoveTo(end);
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Schedule(FakeTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            timer.Period = period;
            if (dueTime == Timeout.InfiniteTimeSpan)
                return;
            (timer.Due, timer.Sequence) = (_elapsed + dueTime, _sequence++);
            _timers.Add(timer);
        }
    }

    internal void Remove(FakeTimer timer)
    {
        lock (_gate)
            _timers.Remove(timer);
    }

    private FakeTimer? TakeDue(TimeSpan end)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.Due <= end).OrderBy(timer => timer.Due).ThenBy(timer => timer.Sequence)
                .FirstOrDefault();
            if (next is null)
                return null;
            MoveTo(next.Due > _elapsed ? next.Due : _elapsed);
            if (next.Period > TimeSpan.Zero)
                (next.Due, next.Sequence) = (next.Due + next.Period, _sequence++);
            else
                _timers.Remove(next);
            return next;
        }
    }

    private void MoveTo(TimeSpan elapsed)
    {
        _utc += elapsed - _elapsed;
        _elapsed = elapsed;
    }
}

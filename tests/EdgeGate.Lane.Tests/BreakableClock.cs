namespace EdgeGate.Lane.Tests;

/// <summary>A clock that fails when it is told to; otherwise another one.</summary>
/// <param name="inner">The other one.</param>
/// <param name="breaker">Tells it to.</param>
/// <param name="monotonic">Place of its time stamps.</param>
/// <param name="call">Which time stamp since <see cref="Begin"/> fails, from 1.</param>
/// <param name="wall">Place of its wall clock.</param>
internal sealed class BreakableClock(TimeProvider inner, Breaker breaker, string monotonic, int call, string wall) : TimeProvider
{
    private int _calls;

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    /// <summary>Counts time stamps from here on.</summary>
    internal void Begin() => _calls = 0;

    public override DateTimeOffset GetUtcNow()
    {
        breaker.At(wall);
        return inner.GetUtcNow();
    }

    public override long GetTimestamp()
    {
        if (++_calls == call)
            breaker.At(monotonic);
        return inner.GetTimestamp();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);
}

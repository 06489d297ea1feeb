namespace EdgeGate.Lane.Simulation;

/// <summary>
/// The clock of a recording: time passes from frame to frame, as fast as they can be processed, and is the same in every run.
/// Advanced and read by the lane's thread.
/// </summary>
public sealed class ReplayClock(TimeProvider real) : TimeProvider
{
    private readonly DateTimeOffset _start = real.GetUtcNow();
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public override DateTimeOffset GetUtcNow() => _start.AddTicks(_ticks);

    /// <summary>Moves on to a moment since the recording's start; never back.</summary>
    public void AdvanceTo(TimeSpan moment) => _ticks = Math.Max(_ticks, moment.Ticks);
}

namespace EdgeGate.Domain;

/// <summary>
/// The lane's monotonic clock: the time provider's own time stamps as a time span. On Linux that is CLOCK_MONOTONIC,
/// the clock the kernel stamps camera buffers with, so both can be compared.
/// </summary>
public static class LaneClock
{
    /// <summary>Now, on the lane's clock.</summary>
    public static TimeSpan LaneNow(this TimeProvider time) => time.GetElapsedTime(0, time.GetTimestamp());
}

namespace EdgeGate.Interop.Npu;

/// <summary>How a model has been running.</summary>
/// <param name="Runs">That ended well.</param>
/// <param name="Failures">All others, timeouts among them.</param>
/// <param name="Timeouts">Stopped at the deadline.</param>
/// <param name="Last">Duration of the last good run.</param>
/// <param name="Total">Sum over all good runs.</param>
/// <param name="TemperatureCelsius">Of the chip; NaN when the runtime does not tell.</param>
/// <param name="PowerWatts">Of the chip; NaN when the runtime does not tell.</param>
public readonly record struct NpuRunStatistics(
    long Runs, long Failures, long Timeouts, TimeSpan Last, TimeSpan Total, float TemperatureCelsius, float PowerWatts)
{
    internal static NpuRunStatistics From(in NpuStats stats) => new(
        (long)stats.Runs, (long)stats.Failures, (long)stats.Timeouts, TimeSpan.FromMicroseconds(stats.LastMicroseconds),
        TimeSpan.FromMicroseconds(stats.TotalMicroseconds), stats.TemperatureCelsius, stats.PowerWatts);
}

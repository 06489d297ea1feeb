namespace EdgeGate.Domain.Inference;

/// <summary>How an engine has been running.</summary>
/// <param name="Runs">That ended well.</param>
/// <param name="Failures">All others.</param>
/// <param name="Total">Sum over all good runs.</param>
/// <param name="TemperatureCelsius">Of the chip; NaN when the runtime does not tell.</param>
/// <param name="PowerWatts">Of the chip; NaN when the runtime does not tell.</param>
public readonly record struct EngineStatistics(long Runs, long Failures, TimeSpan Total, float TemperatureCelsius, float PowerWatts)
{
    /// <summary>Of an engine that keeps none.</summary>
    public static EngineStatistics None { get; } = new(0, 0, TimeSpan.Zero, float.NaN, float.NaN);
}

namespace EdgeGate.Lane.Inference;

/// <summary>How long to leave an NPU alone: twice as long after each failure, and from the beginning once it has held for a while. One thread.</summary>
public sealed class RetryDelay(TimeSpan first, TimeSpan most)
{
    /// <summary>An NPU that has run this long since its return has recovered: the next failure is a new one.</summary>
    private static readonly TimeSpan Recovered = TimeSpan.FromMinutes(2);

    private int _failures;

    /// <summary>The wait after another failure.</summary>
    /// <param name="ranFor">How long it had worked before.</param>
    public TimeSpan Next(TimeSpan ranFor)
    {
        if (ranFor >= Recovered)
            _failures = 0;
        var factor = Math.Pow(2, Math.Min(_failures++, 30));
        return TimeSpan.FromTicks((long)Math.Min(first.Ticks * factor, most.Ticks));
    }
}

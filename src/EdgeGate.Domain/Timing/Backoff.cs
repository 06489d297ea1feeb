namespace EdgeGate.Domain.Timing;

/// <summary>Pauses between attempts: each twice as long as the one before, up to a limit. One thread.</summary>
/// <param name="first">The first pause.</param>
/// <param name="most">The longest.</param>
public sealed class Backoff(TimeSpan first, TimeSpan most)
{
    private TimeSpan? _next;

    /// <summary>The pause to take now; the one after it is twice as long.</summary>
    public TimeSpan Next()
    {
        var next = _next ?? first;
        var pause = next < most ? next : most;
        _next = pause < most ? pause * 2 : most;
        return pause;
    }

    /// <summary>It held: the next failure is a new one.</summary>
    public void Reset() => _next = null;
}

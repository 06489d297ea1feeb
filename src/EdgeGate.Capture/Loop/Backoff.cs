namespace EdgeGate.Capture;

/// <summary>Pauses that double up to a limit.</summary>
internal sealed class Backoff
{
    private readonly TimeSpan _first;
    private readonly TimeSpan _max;
    private TimeSpan _next;

    internal Backoff(TimeSpan first, TimeSpan max) => (_first, _max, _next) = (first, max, first);

    /// <summary>The pause to take now; the one after it is twice as long.</summary>
    internal TimeSpan Next()
    {
        var pause = _next;
        _next = pause * 2 < _max ? pause * 2 : _max;
        return pause;
    }

    /// <summary>Starts small again.</summary>
    internal void Reset() => _next = _first;
}

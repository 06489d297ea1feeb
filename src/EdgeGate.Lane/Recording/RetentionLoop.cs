using EdgeGate.Domain.Timing;
using EdgeGate.Journal;

namespace EdgeGate.Lane.Recording;

/// <summary>Takes a small step of retention now and then, and the next one soon when there is more to delete.</summary>
public sealed class RetentionLoop : IDisposable
{
    private static readonly TimeSpan Seldom = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Retention _retention;
    private readonly EventClock _clock;
    private readonly ITimer _timer;
    private bool _stopped;

    public RetentionLoop(Retention retention, EventClock clock, TimeProvider time)
    {
        (_retention, _clock) = (retention, clock);
        _timer = time.CreateSteadyTimer(Step, static _ => { }, Soon, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends it; a step that is under way is waited for, because the store is closed after.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _stopped = true;
            _timer.Dispose();
        }
    }

    private void Step()
    {
        lock (_gate)
        {
            if (!_stopped)
                _timer.Change(TakeStep(), Timeout.InfiniteTimeSpan);
        }
    }

    private TimeSpan TakeStep()
    {
        try
        {
            return _retention.Step(_clock.Now()).More ? Soon : Seldom;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The writer meets the same fault and reports it; here it is tried again. Nothing that is in a store may end the process.
            return Seldom;
        }
    }
}

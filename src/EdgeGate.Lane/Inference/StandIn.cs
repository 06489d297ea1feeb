using EdgeGate.Domain.Timing;

namespace EdgeGate.Lane.Inference;

/// <summary>
/// Two ways to do one thing: a preferred one that may fail, and one that stands in for it. What failed is thrown away and opened
/// again behind the user's back, with growing waits, and taken back when it is ready. <see cref="Use"/> and <see cref="Failed"/>
/// belong to one thread; opening happens on the timer's.
/// </summary>
/// <typeparam name="T">What is used.</typeparam>
public sealed class StandIn<T> : IDisposable
    where T : class, IDisposable
{
    /// <summary>What has run this long since its return has recovered: the next failure is a new one.</summary>
    private static readonly TimeSpan Recovered = TimeSpan.FromMinutes(2);

    private readonly Func<T>? _open;
    private readonly Backoff _pauses;
    private readonly TimeProvider _time;
    private readonly ITimer? _timer;
    private T? _preferred;
    private T? _ready;
    private T? _discarded;
    private long _usedSince;
    private TimeSpan _wait;
    private volatile bool _disposed;

    /// <param name="fallback">Owned; always there.</param>
    /// <param name="preferred">Owned; null: not yet.</param>
    /// <param name="open">Opens the preferred one; null: there is none. What it throws, it is tried again after.</param>
    /// <param name="pauses">Between attempts.</param>
    /// <param name="time">Clock of the waits.</param>
    public StandIn(T fallback, T? preferred, Func<T>? open, Backoff pauses, TimeProvider time)
    {
        (Fallback, _preferred, _open, _pauses, _time) = (fallback, preferred, open, pauses, time);
        _usedSince = time.GetTimestamp();
        if (open is null)
            return;
        _timer = time.CreateSteadyTimer(OnTimer, static _ => { }, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (preferred is null)
            Wait();
    }

    /// <summary>What stands in.</summary>
    public T Fallback { get; }

    /// <summary>What is preferred, while it works.</summary>
    public T? Preferred => Volatile.Read(ref _preferred);

    /// <summary>There is a preferred one, and it does not work now.</summary>
    public bool IsDegraded => _open is not null && Preferred is null;

    /// <summary>What to use now; <paramref name="isBack"/>: the preferred one, again, from here on.</summary>
    public T Use(out bool isBack)
    {
        isBack = false;
        if (Volatile.Read(ref _ready) is not null && Interlocked.Exchange(ref _ready, null) is { } opened)
        {
            (_preferred, _usedSince, isBack) = (opened, _time.GetTimestamp(), true);
        }

        return _preferred ?? Fallback;
    }

    /// <summary>The preferred one failed: from here on the other stands in.</summary>
    /// <returns>False when it was not the preferred one that was in use.</returns>
    public bool Failed()
    {
        if (_preferred is not { } failed)
            return false;
        (_preferred, _discarded) = (null, failed);
        if (_time.GetElapsedTime(_usedSince) >= Recovered)
            _pauses.Reset();
        _wait = _pauses.Next();
        _timer!.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        _timer?.Dispose();
        _preferred?.Dispose();
        Interlocked.Exchange(ref _ready, null)?.Dispose();
        Interlocked.Exchange(ref _discarded, null)?.Dispose();
        Fallback.Dispose();
    }

    private void Wait()
    {
        _wait = _pauses.Next();
        _timer!.Change(_wait, Timeout.InfiniteTimeSpan);
    }

    // First what failed is closed, then comes the wait, then the attempt: a device is not opened twice.
    private void OnTimer()
    {
        if (Interlocked.Exchange(ref _discarded, null) is { } failed)
        {
            try
            {
                failed.Dispose();
            }
            finally
            {
                // What is broken may break once more when it is thrown away.
                if (!_disposed)
                    _timer!.Change(_wait, Timeout.InfiniteTimeSpan);
            }

            return;
        }

        try
        {
            Interlocked.Exchange(ref _ready, _open!());
            if (_disposed)
                Interlocked.Exchange(ref _ready, null)?.Dispose();
        }
        catch (Exception) when (!_disposed)
        {
            // Whatever a driver throws: on this thread nobody would hear of it, and the lane would end.
            Wait();
        }
        catch (Exception)
        {
            // The lane ended during the attempt.
        }
    }
}

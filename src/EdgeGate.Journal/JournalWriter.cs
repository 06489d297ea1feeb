using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Events;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Journal;

/// <summary>
/// The only way into the store. One thread writes; whoever must know that an event is durable waits for it within a budget, and
/// those who wait together are written together. Lesser events are written in batches, or with the next one that is waited for: numbers
/// follow the order in which events were handed over. Safe from any thread.
/// </summary>
public sealed class JournalWriter : IDisposable
{
    private const int LargestUnit = 256;

    // Monitor, not Lock: the writer waits on it.
    private readonly object _gate = new();
    private readonly IReadStore _store;
    private readonly InForce<JournalOptions> _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Queue<PendingEvent> _awaited = new();
    private readonly Queue<LesserEvent> _lesser = new();
    private readonly Thread _thread;
    private long _lesserSince;
    private long _handedOver;
    private long _dropped;
    private int _flushing;
    private bool _writing;
    private bool _stopping;

    /// <param name="store">Stays the caller's.</param>
    /// <param name="options">Validated options.</param>
    /// <param name="time">Measures the budget.</param>
    /// <param name="logger">Logger.</param>
    public JournalWriter(IReadStore store, InForce<JournalOptions> options, TimeProvider time, ILogger logger)
    {
        (_store, _options, _time, _logger) = (store, options, time, logger);
        _thread = new Thread(Run) { Name = "journal", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Lesser events that were not kept since the start: the queue was full, or the store refused them to the end.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>
    /// Makes an event durable before it returns, or says why not. Waits for <see cref="JournalOptions.BudgetMs"/> at most.
    /// </summary>
    public JournalOutcome Append(GateEvent gateEvent)
    {
        var started = _time.GetTimestamp();
        var pending = new PendingEvent(gateEvent);
        lock (_gate)
            ObjectDisposedException.ThrowIf(_stopping, this);

        // Behind a disk that does not answer at all, decisions must not pile up until memory is full.
        if (!TryHandOver(pending))
            return new(JournalStatus.Failed, 0, TimeSpan.Zero,
                $"{LargestUnit} events wait for a disk that does not answer; see edgegate doctor");
        try
        {
            var id = pending.Done.Task.WaitAsync(TimeSpan.FromMilliseconds(_options.Now.BudgetMs), _time).GetAwaiter().GetResult();
            return new(JournalStatus.Durable, id, _time.GetElapsedTime(started), "");
        }
        catch (TimeoutException)
        {
            var took = _time.GetElapsedTime(started);
            Log.TooSlow(_logger, took.TotalMilliseconds, _options.Now.BudgetMs);
            return new(JournalStatus.TimedOut, 0, took,
                $"the event was not on disk after {took.TotalMilliseconds:0} ms (journal.budgetMs {_options.Now.BudgetMs}); "
                + "check the disk with edgegate doctor")
            {
                Later = pending.Done.Task,
            };
        }
        catch (ReadStoreFaultException e)
        {
            Log.Refused(_logger, e.Kind, e);
            return new(JournalStatus.Failed, 0, _time.GetElapsedTime(started), e.Message);
        }
    }

    /// <summary>
    /// Hands over an event that is written at once, without waiting for it; behind the lesser ones where too many wait already.
    /// </summary>
    public void Submit(GateEvent gateEvent)
    {
        if (!TryHandOver(new PendingEvent(gateEvent)))
            Post(gateEvent);
    }

    private bool TryHandOver(PendingEvent pending)
    {
        lock (_gate)
        {
            if (_stopping || _awaited.Count >= LargestUnit)
                return false;
            pending.Number = ++_handedOver;
            _awaited.Enqueue(pending);
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    /// <summary>Hands over an event that nobody waits for. False: the queue is full, and the event was counted as dropped.</summary>
    public bool Post(GateEvent gateEvent)
    {
        lock (_gate)
        {
            if (_stopping || _lesser.Count >= _options.Now.MaxWaiting)
            {
                Interlocked.Increment(ref _dropped);
                return false;
            }

            if (_lesser.Count == 0)
                _lesserSince = _time.GetTimestamp();
            _lesser.Enqueue(new(++_handedOver, gateEvent));
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    /// <summary>Waits until everything handed over so far is in the store. False: it was refused, or the time was not enough.</summary>
    public bool Flush(TimeSpan timeout)
    {
        // Monitor waits in real time, whatever clock the budget is measured by.
        var started = TimeProvider.System.GetTimestamp();
        lock (_gate)
        {
            _flushing++;
            Monitor.PulseAll(_gate);
            while (_writing || _awaited.Count + _lesser.Count > 0)
            {
                var left = timeout - TimeProvider.System.GetElapsedTime(started);
                if (left <= TimeSpan.Zero || !Monitor.Wait(_gate, left))
                    break;
            }

            _flushing--;
            return !_writing && _awaited.Count + _lesser.Count == 0;
        }
    }

    /// <summary>Writes what is waiting, for up to five seconds, and ends the thread.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_stopping)
                return;
            _stopping = true;
            Monitor.PulseAll(_gate);
        }

        if (!_thread.Join(TimeSpan.FromSeconds(5)))
            Log.LeftBehind(_logger);
    }

    private void Run()
    {
        while (TakeWork() is { } work)
        {
            var kept = work.Awaited.Count > 0 ? WriteAwaited(work.Awaited, work.Lesser) : WriteLesser(work.Lesser);
            lock (_gate)
            {
                _writing = false;
                for (var i = 0; i < work.Lesser.Count && kept; i++)
                    _lesser.Dequeue();
                _lesserSince = _time.GetTimestamp();
                Monitor.PulseAll(_gate);
                if (!kept && work.Awaited.Count == 0 && !WaitAfterRefusal())
                    return;
            }
        }
    }

    private (List<PendingEvent> Awaited, List<LesserEvent> Lesser)? TakeWork()
    {
        lock (_gate)
        {
            while (true)
            {
                if (_awaited.Count > 0)
                {
                    var awaited = new List<PendingEvent>();
                    while (awaited.Count < LargestUnit && _awaited.TryDequeue(out var pending))
                        awaited.Add(pending);
                    _writing = true;

                    // What was handed over before goes with it: numbers in the journal follow the order of what happened.
                    var last = awaited[^1].Number;
                    return (awaited, [.. _lesser.TakeWhile(lesser => lesser.Number < last).Take(LargestUnit)]);
                }

                var waited = (int)_time.GetElapsedTime(_lesserSince).TotalMilliseconds;
                if (_lesser.Count > 0 && (_stopping || _flushing > 0 || _lesser.Count >= LargestUnit || waited >= _options.Now.BatchMs))
                {
                    _writing = true;
                    return ([], [.. _lesser.Take(LargestUnit)]);
                }

                if (_stopping)
                    return null;
                Monitor.Wait(_gate, _lesser.Count > 0 ? Math.Clamp(_options.Now.BatchMs - waited, 1, 60_000) : Timeout.Infinite);
            }
        }
    }

    // True: the lesser ones are on disk too.
    private bool WriteAwaited(List<PendingEvent> unit, List<LesserEvent> lesser)
    {
        var all = unit.Select(pending => (pending.Number, pending.Event, Pending: (PendingEvent?)pending))
            .Concat(lesser.Select(one => (one.Number, one.Event, Pending: (PendingEvent?)null))).OrderBy(one => one.Number).ToArray();
        try
        {
            // Ids ascend without gaps, so the last one tells the others.
            var first = Store([.. all.Select(one => one.Event)]) - (all.Length - 1);
            var durable = _store.IsDurable;
            for (var i = 0; i < all.Length; i++)
            {
                if (durable)
                    all[i].Pending?.Done.TrySetResult(first + i);
                else
                    all[i].Pending?.Done.TrySetException(InMemoryOnly());
            }

            return true;
        }
        catch (ReadStoreFaultException) when (lesser.Count > 0)
        {
            // A disk that is nearly full may still have room for what somebody waits for.
            WriteAwaited(unit, []);
            return false;
        }
        catch (ReadStoreFaultException e)
        {
            foreach (var pending in unit)
                pending.Done.TrySetException(e);
            return false;
        }
    }

    // Whatever a store throws, this thread goes on: without it nobody would be let in, or out, any more.
    private long Store(IReadOnlyList<GateEvent> events)
    {
        try
        {
            return _store.Append(events);
        }
        catch (Exception e) when (e is not (ReadStoreFaultException or OutOfMemoryException))
        {
            Log.Unexpected(_logger, e);
            throw new ReadStoreFaultException(ReadStoreFaultKind.IoError, $"the journal could not be written: {e.Message}", e);
        }
    }

    private static ReadStoreFaultException InMemoryOnly() => new(
        ReadStoreFaultKind.IoError, "the event is in memory only, because there is no journal on disk; check the disk with edgegate doctor");

    private bool WriteLesser(List<LesserEvent> unit)
    {
        try
        {
            Store([.. unit.Select(lesser => lesser.Event)]);
            return true;
        }
        catch (ReadStoreFaultException e)
        {
            Log.Refused(_logger, e.Kind, e);
            return false;
        }
    }

    // Called with the lock held. What was refused stays in the queue and is tried again; at the end it is counted as lost.
    private bool WaitAfterRefusal()
    {
        if (_stopping)
        {
            Interlocked.Add(ref _dropped, _lesser.Count);
            var stopped = new ReadStoreFaultException(ReadStoreFaultKind.IoError, "the journal stops and its store does not answer");
            foreach (var pending in _awaited)
                pending.Done.TrySetException(stopped);
            return false;
        }

        if (_awaited.Count == 0)
            Monitor.Wait(_gate, 1000);
        return true;
    }
}

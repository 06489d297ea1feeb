using Microsoft.Extensions.Logging;

namespace EdgeGate.WebConsole.Serving;

/// <summary>
/// The console's own threads, for whatever waits for a disk or counts for long. The pool's threads belong to timers that end pulses of
/// the barrier, so nothing of the console may wait on one. The queue is short: what does not fit is refused at once.
/// </summary>
internal sealed class ConsoleWorker : IDisposable
{
    private readonly object _gate = new();
    private readonly Queue<Action> _queue = new();
    private readonly ILogger _logger;
    private readonly int _waiting;
    private bool _stopping;

    /// <param name="logger">Hears of work that failed and that nobody waited for.</param>
    /// <param name="name">Of its threads.</param>
    /// <param name="threads">How many.</param>
    /// <param name="waiting">How much may wait besides what is being done.</param>
    /// <param name="priority">Of its threads: below the lane's, but for what moves the barrier.</param>
    internal ConsoleWorker(ILogger logger, string name, int threads, int waiting, ThreadPriority priority = ThreadPriority.BelowNormal)
    {
        (_logger, _waiting) = (logger, waiting);
        for (var i = 0; i < threads; i++)
            new Thread(Loop) { Name = threads > 1 ? $"{name} {i + 1}" : name, IsBackground = true, Priority = priority }.Start();
    }

    /// <summary>Does something on a thread of the console.</summary>
    /// <exception cref="BusyException">Too much waits already.</exception>
    internal Task<T> Run<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_queue.Count >= _waiting || _stopping)
                throw new BusyException();
            _queue.Enqueue(() =>
            {
                try
                {
                    done.SetResult(work());
                }
                catch (Exception e)
                {
                    done.SetException(e);
                }
            });
            Monitor.Pulse(_gate);
        }

        return done.Task;
    }

    /// <summary>Does something that nobody waits for; it is dropped when too much waits already.</summary>
    internal void Post(Action work)
    {
        try
        {
            _ = Run(() =>
            {
                work();
                return true;
            }).ContinueWith(
                task => Log.WorkFailed(_logger, task.Exception!.InnerException!), CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
        catch (BusyException e)
        {
            Log.WorkFailed(_logger, e);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _stopping = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Loop()
    {
        while (true)
        {
            Action work;
            lock (_gate)
            {
                while (_queue.Count == 0 && !_stopping)
                    Monitor.Wait(_gate);
                if (_stopping)
                    return;
                work = _queue.Dequeue();
            }

            work();
        }
    }
}

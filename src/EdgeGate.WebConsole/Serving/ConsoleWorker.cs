using Microsoft.Extensions.Logging;

namespace EdgeGate.WebConsole.Serving;

/// <summary>
/// The console's own threads, for whatever waits for a disk or counts for long. The pool's threads belong to timers that end pulses of
/// the barrier, so nothing of the console may wait on one. The queue is short: what does not fit is refused at once.
/// </summary>
internal sealed class ConsoleWorker : IDisposable
{
    private const int Waiting = 32;

    private readonly object _gate = new();
    private readonly Queue<Action> _queue = new();
    private readonly ILogger _logger;
    private bool _stopping;

    internal ConsoleWorker(ILogger logger, int threads)
    {
        _logger = logger;
        for (var i = 0; i < threads; i++)
            new Thread(Loop) { Name = $"console {i + 1}", IsBackground = true, Priority = ThreadPriority.BelowNormal }.Start();
    }

    /// <summary>Does something on a thread of the console.</summary>
    /// <exception cref="BusyException">Too much waits already.</exception>
    internal Task<T> Run<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_queue.Count >= Waiting || _stopping)
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

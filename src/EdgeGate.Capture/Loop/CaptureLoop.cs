using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Timing;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Capture;

/// <summary>
/// Keeps a live source running on a thread of its own: publishes each frame into a mailbox, notices within the configured limit when
/// none comes, and reopens the source with growing pauses. Recordings are better read in lockstep by their user, with
/// <see cref="IFrameSource.Read"/> itself, so that no frame is passed over.
/// </summary>
public sealed class CaptureLoop : IDisposable
{
    private static readonly TimeSpan WatchPeriod = TimeSpan.FromMilliseconds(250);

    private readonly CaptureSession _session;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;
    private ITimer? _watchdog;
    private bool _disposed;

    /// <param name="open">Opens the source; called on the capture thread, again after each fault.</param>
    /// <param name="pool">Lends the frames' memory.</param>
    /// <param name="mailbox">Receives the frames. Stays the caller's; it is not closed when the loop ends.</param>
    /// <param name="options">Limits and pauses.</param>
    /// <param name="time">The lane's clock.</param>
    /// <param name="logger">Receives connections, faults and attempts.</param>
    /// <param name="observer">Hears the same as calls; may be null.</param>
    public CaptureLoop(
        Func<IFrameSource> open, IFramePool pool, FrameMailbox mailbox, CaptureOptions options, TimeProvider time, ILogger logger,
        ICaptureObserver? observer = null)
    {
        _session = new CaptureSession(open, pool, mailbox, options, time, logger, observer);
        (_time, _logger) = (time, logger);
        _thread = new Thread(Run) { Name = "capture", IsBackground = true };
    }

    /// <summary>The loop's condition now. Safe from any thread.</summary>
    public CaptureHealth Health => _session.Health;

    /// <summary>Starts the thread; once.</summary>
    public void Start()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _thread.Start();
        _watchdog = _time.CreateSteadyTimer(_session.Watch, error => Log.NotClosed(_logger, error), WatchPeriod, WatchPeriod);
    }

    /// <summary>Stops the thread and closes the source; returns when both are done.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _stop.Set();
        if (_thread.IsAlive)
            _thread.Join();
        _watchdog?.Dispose();
        _stop.Dispose();
    }

    private void Run()
    {
        try
        {
            while (!_stop.IsSet && _session.Step() is { } pause)
            {
                if (pause > TimeSpan.Zero)
                    _stop.Wait(pause);
            }
        }
        finally
        {
            if (_stop.IsSet)
                _session.Stop();
        }
    }
}

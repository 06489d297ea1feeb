using EdgeGate.Domain;
using EdgeGate.Domain.Gate;
using EdgeGate.Domain.Timing;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Barrier;

/// <summary>
/// Drives a controller live: one thread waits for the inputs, and a timer that does not depend on it ends pulses, so that a chip
/// that hangs while it is read cannot keep a contact closed.
/// </summary>
public sealed class BarrierLoop : IDisposable
{
    // The inputs are read at least this often, also when no change was announced.
    private static readonly TimeSpan Cadence = TimeSpan.FromMilliseconds(100);

    private readonly IGateLines _lines;
    private readonly BarrierController _controller;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ITimer _pulseEnd;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _stop = new();
    private volatile bool _stopping;

    /// <param name="lines">The lines that the controller drives.</param>
    /// <param name="controller">Stays the caller's; disposed after the loop.</param>
    /// <param name="time">The lane's clock.</param>
    /// <param name="logger">Logger.</param>
    public BarrierLoop(IGateLines lines, BarrierController controller, TimeProvider time, ILogger logger)
    {
        (_lines, _controller, _time, _logger) = (lines, controller, time, logger);
        _pulseEnd = time.CreateSteadyTimer(OnPulseEnd, PulseNotEnded, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _thread = new Thread(Run) { Name = "barrier", IsBackground = true, Priority = ThreadPriority.AboveNormal };
    }

    /// <summary>Now, on the lane's clock.</summary>
    public TimeSpan Now => _time.LaneNow();

    /// <summary>
    /// Called by the thread after each turn: whoever watches over it hears that it goes round. Must be quick and not throw.
    /// </summary>
    public Action? OnTurn { get; init; }

    /// <summary>Starts the thread.</summary>
    public void Start() => _thread.Start();

    /// <summary>Hands an input to the machine; the contact is switched before this returns.</summary>
    /// <inheritdoc cref="BarrierController.Apply"/>
    public bool Apply(BarrierInputKind kind, Func<bool>? stillWanted = null)
    {
        var led = _controller.Apply(kind, Now, stillWanted);
        ArmPulseEnd();
        return led;
    }

    /// <summary>Stops the thread and the timer. The controller is told by its own <see cref="BarrierController.Dispose"/>.</summary>
    public void Dispose()
    {
        _stopping = true;
        _stop.Set();
        if (_thread.IsAlive && !_thread.Join(TimeSpan.FromSeconds(2)))
            Log.LoopHangs(_logger, _lines.Description);
        _pulseEnd.Dispose();
    }

    private void Run()
    {
        while (!_stopping)
        {
            Turn();
            try
            {
                _lines.WaitForChange(Cadence);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // The next reading reports it; until the lines are back there is nothing to wait for but time.
                _stop.Wait(Cadence);
            }
        }
    }

    // A turn that fails is not heard of by whoever watches over the loop: failing goes on for as long as that allows.
    private void Turn()
    {
        try
        {
            _controller.Poll(Now);
            ArmPulseEnd();
            OnTurn?.Invoke();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Log.TurnFailed(_logger, e);
        }
    }

    private void OnPulseEnd()
    {
        if (_stopping)
            return;
        _controller.Tick(Now);
        ArmPulseEnd();
    }

    private void PulseNotEnded(Exception error)
    {
        // Whatever stood in the way, the contact has to open.
        _pulseEnd.Change(Cadence, Timeout.InfiniteTimeSpan);
        Log.TurnFailed(_logger, error);
    }

    private void ArmPulseEnd()
    {
        var due = _controller.NextContactChange;
        var wait = due - Now;
        if (due == BarrierStatus.Never || _stopping)
            return;

        // Never at once: a contact that cannot be opened is tried again every few milliseconds, not without a pause.
        _pulseEnd.Change(wait > TimeSpan.FromMilliseconds(1) ? wait : TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
    }
}

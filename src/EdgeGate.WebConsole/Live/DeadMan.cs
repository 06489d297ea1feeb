using EdgeGate.Domain.Timing;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.WebConsole.Live;

/// <summary>
/// A button that acts only while it is held: the command when it is pressed, and the hold of the arm as soon as it is let go of, the
/// connection is lost, or no sign of life has come for a moment. Stopping is asked for once for each pressing, and again when it was not
/// taken. Safe from any thread.
/// </summary>
/// <param name="post">Hands a command to the barrier; may wait, on the thread that pressed or let go.</param>
/// <param name="elsewhere">Does something on a thread that may wait: the clock's own may not.</param>
/// <param name="time">Measures the silence.</param>
internal sealed class DeadMan(Func<GateCommand, Func<bool>, bool> post, Action<Action> elsewhere, TimeProvider time) : IDisposable
{
    /// <summary>Signs of life come every 200 ms; three that are missed are a hand that has gone.</summary>
    internal static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(700);

    private readonly Lock _gate = new();
    private ITimer? _timer;
    private bool _held;

    /// <summary>True while the button is held.</summary>
    internal bool IsHeld
    {
        get
        {
            lock (_gate)
                return _held;
        }
    }

    /// <summary>Told when a pressing has ended: true when by silence.</summary>
    internal Action<bool>? OnStopped { get; init; }

    /// <summary>The button is pressed.</summary>
    /// <param name="command">What it does.</param>
    /// <param name="stillWanted">See <see cref="IGateControls.Post"/>.</param>
    /// <returns>False: refused by the barrier, or held already.</returns>
    /// <exception cref="TimeoutException">See <see cref="IGateControls.Post"/>; it is not held then.</exception>
    internal bool Press(GateCommand command, Func<bool> stillWanted)
    {
        lock (_gate)
        {
            if (_held)
                return false;
            _held = true;
            _timer ??= time.CreateSteadyTimer(() => elsewhere(() => Stop(bySilence: true)), static _ => { }, Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan);
            _timer.Change(Silence, Timeout.InfiniteTimeSpan);
        }

        var taken = false;
        try
        {
            taken = post(command, stillWanted);
        }
        finally
        {
            if (!taken)
                Let();
        }

        // Let go of while the barrier was still being asked: the hold went before the command, so it is asked for again.
        if (taken && !IsHeld)
            Hold();
        return taken;
    }

    /// <summary>Still held.</summary>
    internal void Beat()
    {
        lock (_gate)
        {
            if (_held)
                _timer?.Change(Silence, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Let go of.</summary>
    internal void Release() => Stop(bySilence: false);

    public void Dispose()
    {
        if (IsHeld)
            elsewhere(() => Stop(bySilence: false));
        _timer?.Dispose();
    }

    private void Stop(bool bySilence)
    {
        if (!Let())
            return;
        Hold();
        OnStopped?.Invoke(bySilence);
    }

    private bool Let()
    {
        lock (_gate)
        {
            var held = _held;
            _held = false;
            _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return held;
        }
    }

    private void Hold()
    {
        try
        {
            post(GateCommand.Hold, static () => true);
        }
        catch (TimeoutException)
        {
            // A lane that does not take inputs moves nothing either; it is asked once more.
            try
            {
                post(GateCommand.Hold, static () => true);
            }
            catch (TimeoutException)
            {
                // Nothing is left to be done from here; pulses are bounded, and the barrier's own stop still works.
            }
        }
    }
}

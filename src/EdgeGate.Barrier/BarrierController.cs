using EdgeGate.Domain.Gate;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Barrier;

/// <summary>
/// Carries out what the machine says on real lines. Time is handed in, so that a recording drives it in lockstep;
/// <see cref="BarrierLoop"/> drives it live. Safe from any thread. Lines that fail leave every contact open, and are tried again
/// until they are.
/// </summary>
public sealed class BarrierController : IDisposable
{
    private static readonly GateOutput[] Outputs = [GateOutput.Open, GateOutput.Close, GateOutput.Stop];

    private readonly Lock _gate = new();
    private readonly IGateLines _lines;
    private readonly BarrierMachine _machine;
    private readonly TimeSpan _rest;
    private readonly Action<BarrierReport> _onReport;
    private readonly ILogger _logger;
    private BarrierStatus _status;
    private BarrierTimes _times = BarrierTimes.None;
    private bool _contactsInDoubt;

    /// <summary>Opens every contact, so that whatever ran before leaves nothing behind.</summary>
    /// <param name="lines">The lane's lines; stay the caller's.</param>
    /// <param name="options">Validated options.</param>
    /// <param name="now">Lane clock.</param>
    /// <param name="onReport">
    /// Told of everything that belongs in the journal, in order, under the controller's lock: it must be quick and not call back.
    /// </param>
    /// <param name="logger">Logger.</param>
    public BarrierController(IGateLines lines, BarrierOptions options, TimeSpan now, Action<BarrierReport> onReport, ILogger logger)
    {
        (_lines, _onReport, _logger) = (lines, onReport, logger);
        _machine = new(options, lines.Has(GateOutput.Close), lines.Has(GateOutput.Stop));
        _rest = TimeSpan.FromMilliseconds(options.RestMs);
        _status = BarrierStatus.Initial(now);
        if (OpenEveryContact() is { } error)
            Fail(error, now);
    }

    /// <summary>What the machine knows now.</summary>
    public BarrierStatus Status
    {
        get
        {
            lock (_gate)
                return _status;
        }
    }

    /// <summary>The same, with when what last happened.</summary>
    public BarrierLook Look()
    {
        lock (_gate)
            return new(_status, _times);
    }

    /// <summary>When a contact has to change at the latest; <see cref="BarrierStatus.Never"/> when none has to.</summary>
    public TimeSpan NextContactChange => Status.NextContactChange(_rest);

    /// <summary>Hands an input to the machine and carries out the answer before it returns.</summary>
    /// <param name="kind">The input.</param>
    /// <param name="now">Lane clock.</param>
    /// <param name="stillWanted">
    /// Asked under the controller's lock, when nothing is left to wait for: false, and nothing is done. Null: it is always wanted.
    /// </param>
    /// <returns>False when it was refused: the arm is held by a person, something is broken, or closing is not safe.</returns>
    /// <exception cref="TimeoutException">It is not wanted any more.</exception>
    public bool Apply(BarrierInputKind kind, TimeSpan now, Func<bool>? stillWanted = null)
    {
        const BarrierNotes Refused = BarrierNotes.OpenRefusedHeld | BarrierNotes.OpenRefusedFaulted | BarrierNotes.CloseRefused;
        lock (_gate)
        {
            if (stillWanted is not null && !stillWanted())
                throw new TimeoutException($"{kind} came too late; nothing was done");
            return (Step(new BarrierInput(kind), now) & Refused) == 0 && _status.Fault == FaultKind.None && !_status.Stopped;
        }
    }

    /// <summary>Reads the lines and lets time pass. For a lane in lockstep: call it at every frame.</summary>
    public void Poll(TimeSpan now)
    {
        // Outside the lock: a chip that hangs must not keep a pulse from ending.
        LineSnapshot lines;
        try
        {
            lines = _lines.Read();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever a driver throws: lines that cannot be read are unknown.
            lock (_gate)
            {
                if (_status.Fault != FaultKind.Lines && !_status.Stopped)
                    Fail(e.Message, now);
                Step(new BarrierInput(BarrierInputKind.Lines, LineSnapshot.AllUnknown), now);
            }

            return;
        }

        lock (_gate)
            Step(new BarrierInput(BarrierInputKind.Lines, lines), now);
    }

    /// <summary>Lets time pass without reading the lines: ends pulses that are due.</summary>
    public void Tick(TimeSpan now)
    {
        lock (_gate)
            Step(BarrierInput.Tick, now);
    }

    /// <summary>Opens every contact for good. The lines themselves stay the caller's.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_status.Stopped)
                return;
            Step(new BarrierInput(BarrierInputKind.Shutdown), _status.Now);
            OpenEveryContact();
        }
    }

    private BarrierNotes Step(BarrierInput input, TimeSpan now)
    {
        if (_contactsInDoubt)
            OpenEveryContact();
        var before = _status;
        var step = _machine.Next(before, input, now);
        _status = step.Status;
        _times = _times.After(before, step.Status);
        var error = Write(step.Release, false) ?? Write(step.Engage, true) ?? "";
        Report(new(_status.Now, input.Kind, before.State, _status.State, step.Release, step.Engage, step.Notes, _status.Fault, error));
        if (error.Length > 0)
            Fail(error, now);
        return step.Notes;
    }

    private void Fail(string error, TimeSpan now)
    {
        var before = _status;
        var step = _machine.Next(before, new BarrierInput(BarrierInputKind.Fault), now);
        _status = step.Status;
        _times = _times.After(before, step.Status);
        OpenEveryContact();
        Report(new(_status.Now, BarrierInputKind.Fault, before.State, _status.State, step.Release, null, step.Notes, _status.Fault, error));
    }

    private string? OpenEveryContact()
    {
        string? error = null;
        foreach (var output in Outputs)
        {
            if (_lines.Has(output))
                error = Write(output, false) ?? error;
        }

        _contactsInDoubt = error is not null;
        return error;
    }

    private string? Write(GateOutput? output, bool active)
    {
        if (output is not { } line)
            return null;
        try
        {
            _lines.Write(line, active);
            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _contactsInDoubt = true;
            Log.ContactFailed(_logger, line, active, e);
            return e.Message;
        }
    }

    private void Report(in BarrierReport report)
    {
        if (report.From == report.To && report.Notes == BarrierNotes.None && report.Error.Length == 0
            && report.Released is null && report.Engaged is null)
            return;
        if (report.IsAlarm)
            Log.Alarm(_logger, report.Describe());
        else
            Log.Moved(_logger, report.Describe());
        _onReport(report);
    }
}

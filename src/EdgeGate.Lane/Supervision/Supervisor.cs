using System.Globalization;
using EdgeGate.Capture;
using EdgeGate.Configuration.Options;
using EdgeGate.Lane.Inference;

namespace EdgeGate.Lane.Supervision;

/// <summary>
/// Answers for a live lane towards systemd and the board's watchdog. Ready is said when the models are warm and both loops have turned;
/// alive, only while both keep turning. Nothing listens: nothing is said.
/// </summary>
public sealed class Supervisor : IDisposable
{
    /// <summary>systemd wants a sign within this share of its limit.</summary>
    private const int SignsPerLimit = 4;

    private static readonly TimeSpan PauseWithoutLimit = TimeSpan.FromSeconds(2);

    private readonly INotifier? _notifier;
    private readonly HardwareWatchdog? _watchdog;
    private readonly Vitals _vitals;
    private readonly CaptureStall _stall = new();
    private readonly HealthFile _file;
    private string _status = "";

    /// <param name="notifier">systemd; null: none. Owned from here on.</param>
    /// <param name="watchdog">The board's; null: none. Owned from here on.</param>
    /// <param name="limit">What systemd's watchdog allows; null: it has none.</param>
    /// <param name="file">The health file.</param>
    /// <param name="time">The lane's clock.</param>
    public Supervisor(INotifier? notifier, HardwareWatchdog? watchdog, TimeSpan? limit, HealthFile file, TimeProvider time)
    {
        (_notifier, _watchdog, _file) = (notifier, watchdog, file);
        _vitals = new(time, limit is { } allowed ? Least(allowed / SignsPerLimit, PauseWithoutLimit) : PauseWithoutLimit, OnAlive);
    }

    /// <summary>What could not be had: for the log and the journal. Empty: nothing.</summary>
    public string Problem { get; private init; } = "";

    /// <summary>Made from what systemd and the board's settings put into the environment.</summary>
    public static Supervisor FromEnvironment(Func<string, string?> variable, TimeProvider time)
    {
        var watchdog = HardwareWatchdog.Open(variable("EDGEGATE_WATCHDOG"), out var problem);
        return new(
            NotifySocket.Open(variable(NotifySocket.Variable)), watchdog, Limit(variable("WATCHDOG_USEC"), variable("WATCHDOG_PID")),
            new HealthFile(variable("RUNTIME_DIRECTORY")), time)
        { Problem = problem };
    }

    /// <summary>The barrier loop turned.</summary>
    public void BarrierTurned() => _vitals.Beat(VitalLoop.Barrier);

    /// <summary>The frame loop turned.</summary>
    /// <param name="now">Lane time.</param>
    /// <param name="capture">The camera's condition.</param>
    /// <param name="restarts">The vision stage's.</param>
    /// <param name="read">Frames that went all the way.</param>
    /// <param name="skipped">Frames that could not be read or followed.</param>
    /// <param name="inference">What computes the models; asked when it is written down.</param>
    public void FramesTurned(TimeSpan now, CaptureHealth capture, StageRestarts restarts, long read, long skipped,
        Func<InferenceHealth> inference)
    {
        if (!_stall.IsStuck(capture, now))
            _vitals.Beat(VitalLoop.Frames);
        var state = restarts.IsFaulted ? "faulted" : !restarts.MayRun(now) ? "vision-fault" : capture.State == CaptureState.Running
            ? "reading" : "no-camera";
        _file.Write(now, () => new(
            ProgramVersion.Text, state, capture.Frames, (long)(capture.FrameAge?.TotalMilliseconds ?? -1), read, capture.Faults,
            restarts.Total, skipped, inference()));
        if (state == _status)
            return;
        _status = state;
        _notifier?.Send($"STATUS={state}");
    }

    /// <summary>The lane ends on purpose.</summary>
    public void Dispose()
    {
        _notifier?.Send("STOPPING=1");
        _watchdog?.Dispose();
        _notifier?.Dispose();
    }

    private static TimeSpan? Limit(string? microseconds, string? process) =>
        long.TryParse(microseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0
        && (string.IsNullOrEmpty(process) || process == Environment.ProcessId.ToString(CultureInfo.InvariantCulture))
            ? TimeSpan.FromMicroseconds(limit)
            : null;

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private void OnAlive(bool first)
    {
        _notifier?.Send(first ? "READY=1\nWATCHDOG=1" : "WATCHDOG=1");
        _watchdog?.Keep();
    }
}

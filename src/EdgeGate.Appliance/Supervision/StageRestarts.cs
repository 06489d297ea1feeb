namespace EdgeGate.Appliance.Supervision;

/// <summary>
/// When a stage that failed may be started again: after pauses that double, and after five failures in a minute not before ten minutes
/// have passed; until then it counts as faulted. Used by the stage's own thread.
/// </summary>
internal sealed class StageRestarts
{
    /// <summary>Failures within <see cref="Window"/> that make a stage faulted.</summary>
    internal const int Most = 5;

    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    internal static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    internal static readonly TimeSpan FaultedFor = TimeSpan.FromMinutes(10);

    private readonly Queue<TimeSpan> _failures = new();
    private TimeSpan _notBefore;

    /// <summary>Too many failures in too short a time.</summary>
    internal bool IsFaulted { get; private set; }

    /// <summary>Failures since the start.</summary>
    internal long Total { get; private set; }

    /// <summary>The stage failed.</summary>
    /// <returns>How long it rests.</returns>
    internal TimeSpan Failed(TimeSpan now)
    {
        Total++;
        _failures.Enqueue(now);
        while (_failures.TryPeek(out var oldest) && now - oldest > Window)
            _failures.Dequeue();
        IsFaulted = _failures.Count >= Most;
        var pause = IsFaulted ? FaultedFor : FirstPause * (1 << (_failures.Count - 1));
        _notBefore = now + pause;
        if (IsFaulted)
            _failures.Clear();
        return pause;
    }

    /// <summary>True when the stage may be used, or started again.</summary>
    internal bool MayRun(TimeSpan now) => now >= _notBefore;

    /// <summary>The stage did its work once: it is not faulted any more. Failures of the last minute still count.</summary>
    internal void Worked() => IsFaulted = false;
}

namespace EdgeGate.Lane.Supervision;

/// <summary>
/// When a stage that failed may be started again: after pauses that double, and after five failures in a minute not before ten minutes
/// have passed; until then it counts as faulted. Used by the stage's own thread.
/// </summary>
public sealed class StageRestarts
{
    /// <summary>Failures within <see cref="Window"/> that make a stage faulted.</summary>
    public const int Most = 5;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    public static readonly TimeSpan FaultedFor = TimeSpan.FromMinutes(10);

    private readonly Queue<TimeSpan> _failures = new();
    private TimeSpan _notBefore;

    /// <summary>Too many failures in too short a time.</summary>
    public bool IsFaulted { get; private set; }

    /// <summary>Failures since the start.</summary>
    public long Total { get; private set; }

    /// <summary>The stage failed.</summary>
    /// <returns>How long it rests.</returns>
    public TimeSpan Failed(TimeSpan now)
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
    public bool MayRun(TimeSpan now) => now >= _notBefore;

    /// <summary>The stage did its work once: it is not faulted any more. Failures of the last minute still count.</summary>
    public void Worked() => IsFaulted = false;
}

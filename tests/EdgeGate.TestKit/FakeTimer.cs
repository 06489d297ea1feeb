namespace EdgeGate.TestKit;

/// <summary>A timer of <see cref="FakeTimeProvider"/>.</summary>
public sealed class FakeTimer : ITimer
{
    private readonly FakeTimeProvider _owner;
    private readonly TimerCallback _callback;
    private readonly object? _state;

    internal FakeTimer(FakeTimeProvider owner, TimerCallback callback, object? state) =>
        (_owner, _callback, _state) = (owner, callback, state);

    internal TimeSpan Due { get; set; }

    internal TimeSpan Period { get; set; }

    internal long Sequence { get; set; }

    /// <inheritdoc/>
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _owner.Schedule(this, dueTime, period);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _owner.Remove(this);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal void Fire() => _callback(_state);
}

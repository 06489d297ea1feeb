using EdgeGate.Domain.Events;

namespace EdgeGate.Appliance.Benchmarks;

/// <summary>A store that notes how long its last append took.</summary>
internal sealed class TimedStore(IReadStore inner, TimeProvider clock) : IReadStore
{
    private double _lastAppendMs;

    /// <summary>Milliseconds.</summary>
    internal double LastAppendMs => Volatile.Read(ref _lastAppendMs);

    public long Count => inner.Count;

    public long SizeBytes => inner.SizeBytes;

    public long Append(IReadOnlyList<GateEvent> events)
    {
        var started = clock.GetTimestamp();
        var id = inner.Append(events);
        Volatile.Write(ref _lastAppendMs, clock.GetElapsedTime(started).TotalMilliseconds);
        return id;
    }

    public IReadOnlyList<GateEvent> Query(EventQuery query) => inner.Query(query);

    public GateEvent? Find(long id) => inner.Find(id);

    public int DeleteBefore(DateTimeOffset time, GateEventKind kind, int limit) => inner.DeleteBefore(time, kind, limit);

    public int DeletePicturesBefore(DateTimeOffset time, int limit) => inner.DeletePicturesBefore(time, limit);

    public int DeleteUpTo(long id, GateEventKind kind, int limit) => inner.DeleteUpTo(id, kind, limit);

    public int DeletePicturesUpTo(long id, int limit) => inner.DeletePicturesUpTo(id, limit);

    public void GoOnAfter(long id) => inner.GoOnAfter(id);

    /// <summary>The store itself stays open: it is not this one's.</summary>
    public void Dispose()
    {
    }
}

using EdgeGate.Domain.Events;

namespace EdgeGate.TestKit;

/// <summary>A store in memory that keeps the contract, and fails or hangs when asked to.</summary>
public sealed class FakeReadStore : IReadStore
{
    private readonly Lock _gate = new();
    private readonly List<GateEvent> _events = [];
    private long _nextId = 1;

    /// <summary>This many of the next appends fail.</summary>
    public int FailingAppends { get; set; }

    /// <summary>Kind of the fault that failing appends throw.</summary>
    public ReadStoreFaultKind FaultKind { get; set; } = ReadStoreFaultKind.DiskFull;

    /// <summary>True: what is appended is not found again, as in an index that is damaged.</summary>
    public bool Loses { get; set; }

    /// <summary>What appends throw while it is set.</summary>
    public Exception? Throws { get; set; }

    /// <summary>Appends wait here while it is not set: a disk that hangs.</summary>
    public ManualResetEventSlim Disk { get; } = new(true);

    /// <summary>Set whenever an append has begun.</summary>
    public ManualResetEventSlim AppendBegan { get; } = new(false);

    /// <summary>How many units were appended.</summary>
    public int Units { get; private set; }

    /// <summary>Bytes that each event counts for.</summary>
    public long BytesPerEvent { get; set; } = 1000;

    /// <inheritdoc/>
    public long Count
    {
        get
        {
            lock (_gate)
                return _events.Count;
        }
    }

    /// <inheritdoc/>
    public long SizeBytes => Count * BytesPerEvent;

    /// <inheritdoc/>
    public long Append(IReadOnlyList<GateEvent> events)
    {
        AppendBegan.Set();
        Disk.Wait();
        lock (_gate)
        {
            if (Throws is not null)
                throw Throws;
            if (FailingAppends > 0)
            {
                FailingAppends--;
                throw new ReadStoreFaultException(FaultKind, "fake store: asked to fail by a test");
            }

            Units++;
            foreach (var item in events)
                _events.Add(item with { Id = _nextId++ });
            return _nextId - 1;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<GateEvent> Query(EventQuery query)
    {
        lock (_gate)
        {
            return [.. _events
                .Where(e => (query.Kind is null || e.Kind == query.Kind)
                    && (query.Plate is null || e.Sighting?.Text == query.Plate)
                    && (query.Since is null || e.Time.Wall >= query.Since)
                    && (query.Until is null || e.Time.Wall < query.Until)
                    && (query.BeforeId is null || e.Id < query.BeforeId))
                .OrderByDescending(e => e.Id)
                .Take(query.Limit)];
        }
    }

    /// <inheritdoc/>
    public GateEvent? Find(long id)
    {
        lock (_gate)
            return Loses ? null : _events.FirstOrDefault(e => e.Id == id);
    }

    /// <inheritdoc/>
    public int DeleteBefore(DateTimeOffset time, GateEventKind kind, int limit) => Delete(e => e.Kind == kind && e.Time.Wall < time, limit);

    /// <inheritdoc/>
    public int DeleteUpTo(long id, GateEventKind kind, int limit) => Delete(e => e.Kind == kind && e.Id <= id, limit);

    /// <inheritdoc/>
    public int DeletePicturesBefore(DateTimeOffset time, int limit) => DeletePictures(e => e.Time.Wall < time, limit);

    /// <inheritdoc/>
    public int DeletePicturesUpTo(long id, int limit) => DeletePictures(e => e.Id <= id, limit);

    private int Delete(Func<GateEvent, bool> which, int limit)
    {
        lock (_gate)
        {
            var old = _events.Where(which).Take(limit).ToList();
            old.ForEach(e => _events.Remove(e));
            return old.Count;
        }
    }

    private int DeletePictures(Func<GateEvent, bool> which, int limit)
    {
        lock (_gate)
        {
            var old = Enumerable.Range(0, _events.Count).Where(i => _events[i].Images.Count > 0 && which(_events[i])).Take(limit).ToList();
            old.ForEach(i => _events[i] = _events[i] with { Images = new Dictionary<string, byte[]>() });
            return old.Count;
        }
    }

    /// <inheritdoc/>
    public void Erase(IReadOnlyList<GateEvent> left, string reference)
    {
        lock (_gate)
        {
            foreach (var one in left)
                _events[_events.FindIndex(e => e.Id == one.Id)] = one;
        }
    }

    /// <inheritdoc/>
    public void GoOnAfter(long id)
    {
        lock (_gate)
            _nextId = Math.Max(_nextId, id + 1);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}

using EdgeGate.Domain.Events;

namespace EdgeGate.Journal;

/// <summary>
/// Stands in for a store while there is no disk: the newest events in memory, bounded, for the page and for the disk when it
/// comes back. Nothing in it survives the process. Safe from several threads.
/// </summary>
internal sealed class MemoryStore(long after) : IReadStore
{
    /// <summary>Bytes of pictures and text that are kept, about; older events make room.</summary>
    private const long MostBytes = 24_000_000;

    private readonly Lock _gate = new();
    private readonly LinkedList<GateEvent> _events = [];
    private long _last = after;
    private long _bytes;

    /// <summary>Events that had to make room.</summary>
    public long Lost { get; private set; }

    public bool IsDurable => false;

    public long Count
    {
        get
        {
            lock (_gate)
                return _events.Count;
        }
    }

    public long SizeBytes
    {
        get
        {
            lock (_gate)
                return _bytes;
        }
    }

    public long Append(IReadOnlyList<GateEvent> events)
    {
        lock (_gate)
        {
            foreach (var gateEvent in events)
            {
                _events.AddLast(gateEvent with { Id = ++_last });
                _bytes += Weight(gateEvent);
            }

            while (_bytes > MostBytes && _events.Count > 1)
            {
                Remove(_events.First!);
                Lost++;
            }

            return _last;
        }
    }

    public IReadOnlyList<GateEvent> Query(EventQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, 1000);
        lock (_gate)
            return [.. _events.Reverse().Where(query.IsMet).Take(query.Limit)];
    }

    public GateEvent? Find(long id)
    {
        lock (_gate)
            return _events.FirstOrDefault(e => e.Id == id);
    }

    public int DeleteBefore(DateTimeOffset time, GateEventKind kind, int limit) => Delete(e => e.Kind == kind && e.Time.Wall < time, limit);

    public int DeletePicturesBefore(DateTimeOffset time, int limit) => DeletePictures(e => e.Time.Wall < time, limit);

    public int DeleteUpTo(long id, GateEventKind kind, int limit) => Delete(e => e.Kind == kind && e.Id <= id, limit);

    public int DeletePicturesUpTo(long id, int limit) => DeletePictures(e => e.Id <= id, limit);

    public void Erase(IReadOnlyList<GateEvent> left, string reference)
    {
        lock (_gate)
        {
            var byId = left.ToDictionary(one => one.Id);
            foreach (var node in Nodes().Where(node => byId.ContainsKey(node.Value.Id)))
            {
                _bytes -= Weight(node.Value);
                node.Value = byId[node.Value.Id];
                _bytes += Weight(node.Value);
            }
        }
    }

    public void GoOnAfter(long id)
    {
        lock (_gate)
            _last = Math.Max(_last, id);
    }

    /// <summary>Everything, oldest first.</summary>
    internal IReadOnlyList<GateEvent> All()
    {
        lock (_gate)
            return [.. _events];
    }

    public void Dispose()
    {
    }

    private int Delete(Func<GateEvent, bool> which, int limit)
    {
        lock (_gate)
        {
            var old = Nodes().Where(node => which(node.Value)).Take(limit).ToArray();
            foreach (var node in old)
                Remove(node);
            return old.Length;
        }
    }

    private int DeletePictures(Func<GateEvent, bool> which, int limit)
    {
        lock (_gate)
        {
            var old = Nodes().Where(node => node.Value.Images.Count > 0 && which(node.Value)).Take(limit).ToArray();
            foreach (var node in old)
            {
                _bytes -= Weight(node.Value);
                node.Value = node.Value with { Images = new Dictionary<string, byte[]>() };
                _bytes += Weight(node.Value);
            }

            return old.Length;
        }
    }

    private static long Weight(GateEvent gateEvent) => 2000 + gateEvent.Images.Values.Sum(image => (long)image.Length);

    private IEnumerable<LinkedListNode<GateEvent>> Nodes()
    {
        for (var node = _events.First; node is not null; node = node.Next)
            yield return node;
    }

    private void Remove(LinkedListNode<GateEvent> node)
    {
        _bytes -= Weight(node.Value);
        _events.Remove(node);
    }
}

using EdgeGate.Domain.Events;

namespace EdgeGate.Journal;

/// <summary>
/// A store as a reader sees it that goes on, behind its oldest event, with those carried over from the store before it. For reading only,
/// and without the pictures of what was carried over. Safe from several threads as far as the store is.
/// </summary>
/// <param name="store">Stays the caller's.</param>
/// <param name="carried">Oldest first.</param>
internal sealed class CarriedView(IReadStore store, IReadOnlyList<GateEvent> carried) : IReadStore
{
    public long Count => store.Count + carried.Count;

    public long SizeBytes => store.SizeBytes;

    public IReadOnlyList<GateEvent> Query(EventQuery query)
    {
        var page = store.Query(query);
        return page.Count == query.Limit || carried.Count == 0 ? page
            : [.. page, .. carried.Reverse().Where(query.IsMet).Take(query.Limit - page.Count)];
    }

    public GateEvent? Find(long id) => store.Find(id) ?? carried.FirstOrDefault(one => one.Id == id);

    public long Append(IReadOnlyList<GateEvent> events) => throw new NotSupportedException("a view is for reading");

    public int DeleteBefore(DateTimeOffset time, GateEventKind kind, int limit) => throw new NotSupportedException("a view is for reading");

    public int DeletePicturesBefore(DateTimeOffset time, int limit) => throw new NotSupportedException("a view is for reading");

    public int DeleteUpTo(long id, GateEventKind kind, int limit) => throw new NotSupportedException("a view is for reading");

    public int DeletePicturesUpTo(long id, int limit) => throw new NotSupportedException("a view is for reading");

    public void GoOnAfter(long id) => throw new NotSupportedException("a view is for reading");

    public void Dispose()
    {
    }
}

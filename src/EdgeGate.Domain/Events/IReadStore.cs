namespace EdgeGate.Domain.Events;

/// <summary>
/// Where events live. What <see cref="Append"/> returned for survives a power cut; what it did not return for is there whole or
/// not at all. Safe from several threads. One process at a time: a second one is refused when it opens.
/// </summary>
public interface IReadStore : IDisposable
{
    /// <summary>Makes events durable as one unit, in order, and returns the id of the last.</summary>
    /// <exception cref="ReadStoreFaultException">The disk is full, read-only or failing. Nothing of the unit was kept.</exception>
    long Append(IReadOnlyList<GateEvent> events);

    /// <summary>Fetches a page, newest first.</summary>
    IReadOnlyList<GateEvent> Query(EventQuery query);

    /// <summary>One event with its images, or null.</summary>
    GateEvent? Find(long id);

    /// <summary>How many events there are.</summary>
    long Count { get; }

    /// <summary>Bytes on disk.</summary>
    long SizeBytes { get; }

    /// <summary>
    /// Deletes events of a kind older than a time, oldest first and at most <paramref name="limit"/>, and returns how many.
    /// </summary>
    int DeleteBefore(DateTimeOffset time, GateEventKind kind, int limit);

    /// <summary>
    /// Takes the pictures off events older than a time, oldest first and off at most <paramref name="limit"/> events, and returns off how
    /// many. The events stay.
    /// </summary>
    int DeletePicturesBefore(DateTimeOffset time, int limit);

    /// <summary>
    /// Deletes events of a kind with ids up to one, lowest first and at most <paramref name="limit"/>, and returns how many.
    /// </summary>
    int DeleteUpTo(long id, GateEventKind kind, int limit);

    /// <summary>
    /// Takes the pictures off events with ids up to one, lowest first and off at most <paramref name="limit"/> events, and returns off how
    /// many.
    /// </summary>
    int DeletePicturesUpTo(long id, int limit);

    /// <summary>
    /// Puts what is left of events that a person had erased in place of what they said, in one unit. Number and place in the journal stay,
    /// and <see cref="Check"/> tells them apart from events that were damaged or changed. An event that is not there is passed over.
    /// </summary>
    /// <param name="left">What is left; whichever pictures are not in it are erased.</param>
    /// <param name="reference">Names the erasure.</param>
    /// <exception cref="ReadStoreFaultException">It could not be written; nothing was changed.</exception>
    void Erase(IReadOnlyList<GateEvent> left, string reference) => throw new NotSupportedException("this store cannot erase single events");

    /// <summary>False: what <see cref="Append"/> returns for is in memory only, because there is no disk.</summary>
    bool IsDurable => true;

    /// <summary>
    /// Ids of events to come are above this one: they go on where a store that was lost ended. A lower id than the last changes nothing.
    /// </summary>
    /// <exception cref="ReadStoreFaultException">It could not be kept.</exception>
    void GoOnAfter(long id);

    /// <summary>Makes last what is allowed to wait for a while. To be called every few seconds.</summary>
    void Settle()
    {
    }

    /// <summary>What was found to be wrong with what is kept, since the last call; each thing once, one sentence for a person.</summary>
    IReadOnlyList<string> TakeFindings() => [];

    /// <summary>
    /// Looks at a part of the store, lowest id first: whether every event and picture is as it was recorded, and none is missing.
    /// </summary>
    /// <param name="after">Only events with a higher id; 0 begins.</param>
    /// <param name="limit">At most this many, 1 to 1000.</param>
    StoreCheck Check(long after, int limit) => new(after, true, 0, Count, []);
}

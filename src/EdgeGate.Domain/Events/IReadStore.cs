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

    /// <summary>Deletes events of a kind older than a time, oldest first and at most <paramref name="limit"/>, and returns how many.</summary>
    int DeleteBefore(DateTimeOffset time, GateEventKind kind, int limit);

    /// <summary>
    /// Takes the pictures off events older than a time, oldest first and off at most <paramref name="limit"/> events, and returns off how
    /// many. The events stay.
    /// </summary>
    int DeletePicturesBefore(DateTimeOffset time, int limit);
}

using EdgeGate.Domain.Events;

namespace EdgeGate.Domain.Records;

/// <summary>A page of events, newest first.</summary>
/// <param name="Events">Those that were found.</param>
/// <param name="Next">
/// <see cref="EventSearch.BeforeId"/> of the next page; null when there is none. A search looks at a limited number of events for one
/// page, so that no answer takes long: a page may hold few events or none although there is a next one.
/// </param>
public sealed record EventPage(IReadOnlyList<GateEvent> Events, long? Next)
{
    /// <summary>What became of the granted vehicles of the page, as far as it is known.</summary>
    public IReadOnlyList<EventOutcome> Outcomes { get; init; } = [];
}

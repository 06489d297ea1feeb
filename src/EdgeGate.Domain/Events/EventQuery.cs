namespace EdgeGate.Domain.Events;

/// <summary>
/// Which events to fetch. Newest first, a page at a time: the next page asks with <see cref="BeforeId"/> = the last id received.
/// </summary>
public sealed record EventQuery
{
    /// <summary>Only this kind.</summary>
    public GateEventKind? Kind { get; init; }

    /// <summary>Only sightings of exactly this plate.</summary>
    public string? Plate { get; init; }

    /// <summary>Only events at or after this wall-clock time.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only events before this wall-clock time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only events with a smaller id.</summary>
    public long? BeforeId { get; init; }

    /// <summary>At most this many, 1 to 1000.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>True: with <see cref="GateEvent.Images"/>.</summary>
    public bool WithImages { get; init; }

    /// <summary>
    /// Takes one sentence for each event and picture that is left out because it is not as it was recorded; null: nobody asks.
    /// </summary>
    public ICollection<string>? LeftOut { get; init; }

    /// <summary>True for an event that is asked for, but for the limit.</summary>
    public bool IsMet(GateEvent found) =>
        (Kind is null || found.Kind == Kind) && (Plate is null || found.Sighting?.Text == Plate)
        && (Since is null || found.Time.Wall >= Since)
        && (Until is null || found.Time.Wall < Until) && (BeforeId is null || found.Id < BeforeId);
}

using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;

namespace EdgeGate.Domain.Records;

/// <summary>Which events a person wants to see. Every condition has to be met.</summary>
public sealed record EventSearch
{
    /// <summary>Only this kind.</summary>
    public GateEventKind? Kind { get; init; }

    /// <summary>Only vehicles of which the rules said this.</summary>
    public AccessVerdict? Verdict { get; init; }

    /// <summary>
    /// Only vehicles with this plate, as a person writes it; <c>*</c> stands for any characters, <c>?</c> for one. Empty: all.
    /// </summary>
    public string Plate { get; init; } = "";

    /// <summary>Only events whose sentence holds this, in any case. Empty: all.</summary>
    public string Text { get; init; } = "";

    /// <summary>Only events at or after this wall-clock time.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only events before this wall-clock time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only events with a smaller id: <see cref="EventPage.Next"/> of the page before.</summary>
    public long? BeforeId { get; init; }

    /// <summary>At most this many, 1 to 1000.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>True: with pictures; then at most 100 events.</summary>
    public bool WithImages { get; init; }
}

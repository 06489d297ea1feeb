using EdgeGate.Domain.Events;

namespace EdgeGate.Domain.Records;

/// <summary>Which events are to leave the box.</summary>
/// <param name="Who">Who takes them, for the audit.</param>
/// <param name="Where">Where they go, for the audit.</param>
public sealed record ExportOrder(string Who, string Where)
{
    /// <summary>Only events at or after this wall-clock time.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only events before this wall-clock time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only this kind.</summary>
    public GateEventKind? Kind { get; init; }

    /// <summary>False: without pictures.</summary>
    public bool WithImages { get; init; } = true;
}

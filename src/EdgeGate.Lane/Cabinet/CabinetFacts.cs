using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;

namespace EdgeGate.Lane.Cabinet;

/// <summary>The lane at one moment.</summary>
/// <param name="Plate">The last vehicle's; empty: unreadable, or none yet.</param>
/// <param name="Verdict">What the rules said of it; null: none yet.</param>
/// <param name="Alarm">The last alarm; empty: none since the start.</param>
/// <param name="AlarmAt">When, lane clock.</param>
public sealed record CabinetFacts(string Plate, AccessVerdict? Verdict, string Alarm, TimeSpan AlarmAt)
{
    /// <summary>What became of it since.</summary>
    public VehicleStep Step { get; init; }

    /// <summary>The one-time code that makes the page's first account; empty: somebody can sign in already, or it is too old.</summary>
    public string FirstCode { get; init; } = "";

    /// <summary>Lane clock at which the code is worth nothing any more.</summary>
    public TimeSpan FirstCodeUntil { get; init; }
}

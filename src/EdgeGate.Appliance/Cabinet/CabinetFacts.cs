using EdgeGate.Domain.Access;

namespace EdgeGate.Appliance.Cabinet;

/// <summary>The lane at one moment.</summary>
/// <param name="Plate">The last vehicle's; empty: unreadable, or none yet.</param>
/// <param name="Verdict">What became of it; null: none yet.</param>
/// <param name="Alarm">The last alarm; empty: none since the start.</param>
/// <param name="AlarmAt">When, lane clock.</param>
internal sealed record CabinetFacts(string Plate, AccessVerdict? Verdict, string Alarm, TimeSpan AlarmAt);

using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.TestKit;

namespace EdgeGate.Platform.Tests.Storage.Damage;

/// <summary>Events of a lane.</summary>
internal static class Events
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    internal static GateEvent Sighting(string plate, int seconds) => new()
    {
        Time = new(new Guid("6f0c1a52-8e7c-4a4d-9d0e-2f6d2b7a1c33"), TimeSpan.FromSeconds(seconds), Morning.AddSeconds(seconds),
            ClockState.Plausible),
        Kind = GateEventKind.Sighting,
        Text = $"{plate} was let in: on the allow list",
        Sighting = Sightings.Of(plate),
        Decision = new AccessDecision(AccessVerdict.Grant, AccessReason.Listed, $"{plate} was let in: on the allow list",
            [])
        { MatchedEntry = plate },
    };
}

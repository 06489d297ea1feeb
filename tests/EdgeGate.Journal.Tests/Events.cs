using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.TestKit;

namespace EdgeGate.Journal.Tests;

internal static class Events
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static GateEvent Of(GateEventKind kind, string text = "something", DateTimeOffset? at = null,
        ClockState clock = ClockState.Plausible) => new()
        {
            Kind = kind, Text = text, Time = At(at ?? Noon, clock),
        };

    public static GateEvent Sighting(string plate) => Of(GateEventKind.Sighting, $"{plate} was let in") with
    {
        Sighting = Sightings.Of(plate, rivals: ".8"),
        Decision = new(AccessVerdict.Grant, AccessReason.Listed, $"{plate} was let in: on the allow list.",
            [new("deny-list", true, "not on it")])
        {
            MatchedEntry = plate,
        },
        Images = new Dictionary<string, byte[]> { ["plate"] = [1, 2, 3] },
    };

    public static EventTime At(DateTimeOffset wall, ClockState clock = ClockState.Plausible) =>
        new(Guid.Parse("11111111-2222-3333-4444-555555555555"), TimeSpan.FromSeconds(42.5), wall, clock);
}

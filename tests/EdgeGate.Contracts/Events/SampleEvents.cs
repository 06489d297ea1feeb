using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Contracts.Events;

/// <summary>Events for stores to keep.</summary>
internal static class SampleEvents
{
    /// <summary>A Monday morning.</summary>
    internal static readonly DateTimeOffset Monday = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly Guid Boot = new("6f0c1a52-8e7c-4a4d-9d0e-2f6d2b7a1c33");

    /// <summary>An event of some kind so many seconds after Monday 8:00.</summary>
    internal static GateEvent Plain(double seconds, GateEventKind kind = GateEventKind.System, string text = "started") => new()
    {
        Time = new(Boot, TimeSpan.FromSeconds(seconds), Monday.AddSeconds(seconds), ClockState.Plausible),
        Kind = kind,
        Text = text,
    };

    /// <summary>A sighting with everything that a store must give back.</summary>
    internal static GateEvent Seen(double seconds, string plate) => Plain(seconds, GateEventKind.Sighting, $"{plate} was let in") with
    {
        Sighting = new Sighting
        {
            Track = 7,
            FirstSeen = TimeSpan.FromSeconds(seconds - 1),
            LastSeen = TimeSpan.FromSeconds(seconds),
            Text = plate,
            Confidence = 0.985f,
            Region = "tw",
            Regions = [new("tw", 0.97f), new("vn", 0.03f)],
            Characters = [.. plate.Select(value => new ReadingCharacter(value, 0.99f, 'O', 0.01f))],
            Readings = 5,
            Agreeing = 4,
            Direction = Direction.Approaching,
            OnlySuperResolved = true,
            Evidence = [Reading(plate)],
        },
        Decision = new AccessDecision(
            AccessVerdict.Grant, AccessReason.Listed, $"{plate} is on the allow list",
            [new("deny-list", true, "not on it"), new("allow-list", true, "row 3")])
        { MatchedEntry = plate },
        Images = new Dictionary<string, byte[]> { ["plate"] = [1, 2, 3], ["scene"] = [.. Enumerable.Range(0, 5000).Select(i => (byte)i)] },
    };

    private static ReadingRecord Reading(string plate) => new(
        42, TimeSpan.FromSeconds(3), PlateQuad.FromBox(10.5f, 20.25f, 110, 50), 0.91f, plate, 0.97f, "tw",
        [.. plate.Select(value => new ReadingCharacter(value, 0.98f))])
    {
        FreeText = plate, FormatChanged = true, SuperResolved = true, FocusIndex = 0.4f, NotAPlate = 0.001f, RegionConfidence = 0.97f,
    };
}

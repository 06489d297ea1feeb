using System.Globalization;
using EdgeGate.Access.Lists;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Appliance.Benchmarks;

/// <summary>Vehicles that follow from a number, with eight readings each as at a real gate, and pictures of a usual size.</summary>
internal sealed class BenchSightings
{
    /// <summary>When the first one came.</summary>
    internal static readonly DateTimeOffset Begin = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    private static readonly Guid Boot = new("5f8b7a0e-6f0e-4d0b-9a64-0b7f5b2f7c11");

    private readonly byte[] _plate = new byte[4_000];
    private readonly byte[] _scene = new byte[25_000];

    internal BenchSightings()
    {
        // Pictures do not compress; zeros would.
        new Random(1).NextBytes(_plate);
        new Random(2).NextBytes(_scene);
    }

    internal static AccessDecision Denied { get; } = new(
        AccessVerdict.Deny, AccessReason.NotListed, "it is on no list.",
        [new("present", true, "in view"), new("allow-list", false, "no entry")]);

    /// <summary>A list in which every plate up to a number stands.</summary>
    internal static AccessList List(int entries)
    {
        var sightings = new BenchSightings();
        return new(Enumerable.Range(0, entries).Select(sightings.PlateOf).Select(plate => new ListEntry(plate, plate, ListKind.Allow)));
    }

    /// <summary>Letters without look-alikes, so that a list of them has no pairs to compare.</summary>
    internal string PlateOf(int n)
    {
        const string Letters = "EFHJKMNPRWXY";
        return string.Create(CultureInfo.InvariantCulture,
            $"{Letters[n / 110_000 % 12]}{Letters[n / 10_000 % 11]}{Letters[n / 1_000 % 10]}{n % 10_000:0000}");
    }

    internal Sighting Of(int n, int readings = 8)
    {
        var plate = PlateOf(n);
        ReadingCharacter[] characters = [.. plate.Select(c => new ReadingCharacter(c, 0.99f, 'E', 0.005f))];
        return new()
        {
            Track = n, FirstSeen = TimeSpan.FromSeconds(n), LastSeen = TimeSpan.FromSeconds(n + 1), Text = plate, Confidence = 0.97f,
            Region = "tw",
            Characters = characters, Readings = 8, Agreeing = 7, Direction = Direction.Approaching,
            Evidence = [.. Enumerable.Range(0, readings).Select(i => new ReadingRecord(
                (n * 8) + i, TimeSpan.FromSeconds(n), PlateQuad.FromBox(100 + i, 200 + i, 210 + i, 230 + i), 0.9f, plate, 0.96f, "tw",
                characters) { FreeText = plate, FocusIndex = 0.4f })],
        };
    }

    internal GateEvent Event(int n, Sighting sighting, AccessDecision decision, bool withPictures)
    {
        var gateEvent = Plain(n, GateEventKind.Sighting, decision.Explanation) with { Sighting = sighting, Decision = decision };
        return withPictures ? gateEvent with { Images = new Dictionary<string, byte[]> { ["plate"] = _plate, ["scene"] = _scene } }
            : gateEvent;
    }

    internal static GateEvent Alarm(int n) => Plain(n, GateEventKind.Alarm, "the camera was away for a moment");

    private static GateEvent Plain(int n, GateEventKind kind, string text) => new()
    {
        Time = new(Boot, TimeSpan.FromSeconds(n), Begin.AddSeconds(n), ClockState.Synchronised), Kind = kind, Text = text,
    };
}

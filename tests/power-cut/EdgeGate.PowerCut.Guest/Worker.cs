using System.Globalization;
using System.Text;
using EdgeGate.Domain.Events;

namespace EdgeGate.PowerCut.Guest;

/// <summary>
/// Appends units of one to three events and says so once the store has acknowledged them; now and then it also deletes old lesser
/// events, as retention does. What an event holds follows from its id, so that it can be checked after a cut.
/// </summary>
internal sealed class Worker(IReadStore store, Stream line)
{
    private static readonly Guid Boot = new("2b0e8f2a-5a0c-4a55-9a43-0d1c7b1f4b11");
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Checks everything from an id on, and a sample of what was checked before.</summary>
    internal void Check(long from)
    {
        var last = store.Append([]);
        Say($"O {last}");
        var checkedEvents = 0;
        for (var id = 1L; id <= last; id = id >= from ? id + 1 : Math.Min(from, (id / 97 * 97) + 97))
        {
            // Lesser events may have been deleted; sightings never are.
            var found = store.Find(id);
            if (found is null && IsLesser(id))
                continue;
            Require(found is not null, $"event {id} is gone, {last} is the last one");
            var expected = Event(id);
            Require(found!.Text == expected.Text && found.Kind == expected.Kind, $"event {id} reads \"{found.Text}\"");
            Require(expected.Images.All(image => found.Images.TryGetValue(image.Key, out var bytes)
                && bytes.AsSpan().SequenceEqual(image.Value)),
                $"the picture of event {id} is not the one that was stored");
            checkedEvents++;
        }

        // A unit is there whole or not at all.
        for (var first = 1L; first <= last; first += UnitLength(first))
            Require(first + UnitLength(first) - 1 <= last, $"the unit that begins with {first} is torn: {last} is the last event");
        var newest = store.Query(new EventQuery { Limit = 50, WithImages = true });
        Require(newest.Count == 0 || newest[0].Id <= last, "the newest event is younger than the last id");
        Say($"V {checkedEvents}");
    }

    /// <summary>Until the power goes.</summary>
    internal void AppendForEver()
    {
        var id = store.Append([]);
        for (var unit = 1; ; unit++)
        {
            id = store.Append([.. Enumerable.Range(0, UnitLength(id + 1)).Select(offset => Event(id + 1 + offset))]);
            Say($"A {id}");
            if (unit % 10 == 0)
                store.DeleteBefore(DateTimeOffset.MaxValue, GateEventKind.Barrier, 8);
        }
    }

    private static bool IsLesser(long id) => id % 4 == 0;

    private static int UnitLength(long first) => (int)(first % 3) + 1;

    private static GateEvent Event(long id)
    {
        var picture = new byte[1500 + (id * 37 % 9000)];
        new Random((int)id).NextBytes(picture);
        return new()
        {
            Time = new(Boot, TimeSpan.FromSeconds(id), Begin.AddSeconds(id), ClockState.Plausible),
            Kind = IsLesser(id) ? GateEventKind.Barrier : GateEventKind.Sighting,
            Text = string.Create(CultureInfo.InvariantCulture, $"event {id}"),
            Images = IsLesser(id) ? new Dictionary<string, byte[]>() : new Dictionary<string, byte[]> { ["plate"] = picture },
        };
    }

    private static void Require(bool good, string otherwise)
    {
        if (!good)
            throw new InvalidDataException(otherwise);
    }

    private void Say(string text)
    {
        line.Write(Encoding.ASCII.GetBytes(text + "\n"));
        line.Flush();
    }
}

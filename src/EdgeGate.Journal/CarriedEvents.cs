using System.Collections.Frozen;
using System.Text;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Writing;

namespace EdgeGate.Journal;

/// <summary>
/// The newest events of a store that had to be set aside, without their pictures, in a file beside its successor: who is inside and what
/// time it was must not be forgotten with it. They are read at a start only, and are no part of the journal.
/// </summary>
public static class CarriedEvents
{
    /// <summary>Name of the file in the store's folder.</summary>
    public const string FileName = "carried.jsonl";

    // Some megabytes; a vehicle's visit makes eight events.
    internal const int Most = 20_000;

    /// <summary>The newest of what was salvaged, oldest first.</summary>
    internal static IReadOnlyList<GateEvent> Newest(IEnumerable<GateEvent> salvaged)
    {
        var newest = new Queue<GateEvent>();
        foreach (var gateEvent in salvaged)
        {
            newest.Enqueue(gateEvent with
            {
                Images = FrozenDictionary<string, byte[]>.Empty,
                Sighting = gateEvent.Sighting is { } sighting ? sighting with { Evidence = [], Characters = [] } : null,
            });
            if (newest.Count > Most)
                newest.Dequeue();
        }

        return [.. newest];
    }

    /// <summary>Keeps them beside a new store.</summary>
    /// <exception cref="IOException">They cannot be written.</exception>
    public static void Keep(string directory, IReadOnlyList<GateEvent> events)
    {
        var text = new StringBuilder();
        foreach (var gateEvent in events)
            text.Append(Domain.Events.EventJson.Serialize(gateEvent)).Append('\n');
        WholeFile.Replace(Path.Combine(directory, FileName), Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>What was carried over into a store's folder, oldest first; a line that is damaged is left out.</summary>
    public static IReadOnlyList<GateEvent> Load(string directory)
    {
        var file = Path.Combine(directory, FileName);
        try
        {
            return File.Exists(file) ? [.. File.ReadLines(file).Select(Parse).OfType<GateEvent>()] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            return [];
        }
    }

    private static GateEvent? Parse(string line)
    {
        try
        {
            return Domain.Events.EventJson.Deserialize(line);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }
}

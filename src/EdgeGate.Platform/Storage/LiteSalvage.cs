using System.Globalization;
using EdgeGate.Domain.Events;
using LiteDB;

namespace EdgeGate.Platform.Storage;

/// <summary>What can still be read of a damaged store: every document that is whole, found page by page.</summary>
internal static class LiteSalvage
{
    /// <summary>The events, lowest id first. Only where they lie is kept in memory.</summary>
    internal static IEnumerable<GateEvent> Read(string data, string log) =>
        Documents(data, log).Select(found => Event(found.Event, found.Images)).OfType<GateEvent>();

    /// <summary>
    /// Compares what can be read with its checksums. What cannot is named by its number, as far as the others leave a gap.
    /// </summary>
    internal static StoreCheck Check(string data, string log, EventSeal seal)
    {
        var (sound, before, erased, last) = (0L, 0L, 0L, 0L);
        var (findings, erasures) = (new List<string>(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var (document, images) in Documents(data, log))
        {
            var id = document[EventDocument.Id].AsInt64;
            if (last > 0 && id > last + 1)
                findings.Add(string.Create(CultureInfo.InvariantCulture, $"events {last + 1} to {id - 1} are not there or cannot be read"));
            last = id;
            if (!document[EventSeal.Link].IsBinary)
                before++;
            else if (Event(document, images) is not { } found || !seal.IsSound(document))
                findings.Add(string.Create(CultureInfo.InvariantCulture, $"event {id} is not as it was recorded"));
            else if (found.Images.Any(image => !EventSeal.IsSound(document, image.Key, image.Value)))
                findings.Add(string.Create(CultureInfo.InvariantCulture, $"a picture of event {id} is not the one that was recorded"));
            else
                sound++;
            if (document[EventSeal.Erasure] is not { IsString: true } erasure)
                continue;
            erased++;
            erasures.Add(erasure.AsString);
        }

        return new(last, true, sound, before, findings) { Erased = erased, Erasures = [.. erasures] };
    }

    private static IEnumerable<(BsonDocument Event, BsonDocument? Images)> Documents(string data, string log)
    {
        using var pages = new SalvagedPages(data, log);
        var (events, pictures) = (new SortedDictionary<long, (uint Page, byte Slot)>(), new Dictionary<long, (uint Page, byte Slot)>());
        foreach (var (page, slot, bytes) in pages.Documents())
        {
            if (Parse(bytes) is not { } document || document[EventDocument.Id] is not { IsInt64: true } id || id.AsInt64 < 1)
                continue;
            if (document[EventDocument.Json].IsString)
                events[id.AsInt64] = (page, slot);
            else if (document.Any(field => field.Value.IsBinary))
                pictures[id.AsInt64] = (page, slot);
        }

        foreach (var (id, place) in events)
        {
            if (Parse(pages.Document(place.Page, place.Slot)) is { } document)
                yield return (document, pictures.TryGetValue(id, out var with) ? Parse(pages.Document(with.Page, with.Slot)) : null);
        }
    }

    private static GateEvent? Event(BsonDocument document, BsonDocument? images)
    {
        try
        {
            return EventDocument.With(EventDocument.Read(document), images);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return null;
        }
    }

    // Half a document, or none: what it was cannot be said any more.
    private static BsonDocument? Parse(byte[]? bytes)
    {
        try
        {
            return bytes is null ? null : BsonSerializer.Deserialize(bytes);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return null;
        }
    }
}

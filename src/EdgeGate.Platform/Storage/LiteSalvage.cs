using EdgeGate.Domain.Events;
using LiteDB;

namespace EdgeGate.Platform.Storage;

/// <summary>What can still be read of a damaged store: every document that is whole, found page by page.</summary>
internal static class LiteSalvage
{
    /// <summary>The events, lowest id first. Only where they lie is kept in memory.</summary>
    internal static IEnumerable<GateEvent> Read(string data, string log)
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
            if (Event(pages, place, pictures.TryGetValue(id, out var with) ? with : null) is { } gateEvent)
                yield return gateEvent;
        }
    }

    private static GateEvent? Event(SalvagedPages pages, (uint Page, byte Slot) place, (uint Page, byte Slot)? pictures)
    {
        try
        {
            if (Parse(pages.Document(place.Page, place.Slot)) is not { } document)
                return null;
            var images = pictures is { } with ? Parse(pages.Document(with.Page, with.Slot)) : null;
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

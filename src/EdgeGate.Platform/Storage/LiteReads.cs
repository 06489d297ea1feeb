using EdgeGate.Domain.Events;
using LiteDB;

namespace EdgeGate.Platform.Storage;

/// <summary>What is asked of a store. String expressions only: the package's LINQ needs reflection.</summary>
internal static class LiteReads
{
    // Kinds are deleted oldest first, by id. Behind so many younger ones there may still be one whose clock was wrong; it goes when they
    // do.
    private const int YoungerThatEnd = 1000;

    // Enough to notice a file whose pages do not belong together, few enough to cost nothing.
    private const int Probed = 16;

    // LiteDB keeps every page that a transaction reads until the transaction ends, and never gives the memory back: a long journal is
    // walked in steps, of so many documents or so many keys.
    private const int DocumentsAtOnce = 250;
    private const int KeysAtOnce = 10_000;

    /// <summary>Last id ever given and number of events; reads the whole index and the newest events on the way.</summary>
    /// <exception cref="InvalidDataException">The index is out of order, goes round in a circle, or ends before its last event.</exception>
    internal static (long LastId, long Count) Survey(LiteDatabase database, EventReader reader)
    {
        var newest = IdsBelow(database, long.MaxValue, 1);
        var (last, count) = (0L, 0L);
        while (IdsAbove(database, last, KeysAtOnce) is { Count: > 0 } ids)
            (last, count) = (ids[^1], count + ids.Count);
        if (newest.Count > 0 && (last != newest[0] || One(database, last) is null))
            throw OutOfOrder();
        Query(database, new EventQuery { Limit = Probed, WithImages = true }, reader);
        var deleted = database.GetCollection(LiteFiles.Meta).FindById(LiteWrites.LastId);
        return (Math.Max(last, deleted?[LiteWrites.Value].AsInt64 ?? 0), count);
    }

    /// <summary>One event with its pictures, or null.</summary>
    internal static GateEvent? Find(LiteDatabase database, long id, EventReader reader, ICollection<string>? leftOut = null)
    {
        var document = One(database, id);
        return document is null ? null : reader.With(reader.Read(document), document, database.GetCollection(LiteFiles.Images).FindById(id),
            leftOut);
    }

    /// <summary>The document of an event, or null.</summary>
    /// <exception cref="InvalidDataException">The index leads to another one.</exception>
    internal static BsonDocument? One(LiteDatabase database, long id)
    {
        var document = database.GetCollection(LiteFiles.Events).FindById(id);
        return document is null || (document[EventDocument.Id] is { IsInt64: true } own && own.AsInt64 == id) ? document
            : throw new InvalidDataException("the index of the events leads to another one");
    }

    /// <summary>True while LiteDB answers; after some errors it has closed itself.</summary>
    internal static bool IsAlive(LiteDatabase database)
    {
        try
        {
            database.GetCollection(LiteFiles.Meta).FindById(LiteWrites.LastId);
            return true;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return false;
        }
    }

    /// <summary>Ids below one, highest first, from the index alone.</summary>
    /// <exception cref="InvalidDataException">They are out of order.</exception>
    internal static IReadOnlyList<long> IdsBelow(LiteDatabase database, long before, int limit) => before <= 1 ? [] :
        [.. InOrder(
            database.GetCollection(LiteFiles.Events).Query().Where(BsonExpression.Create("_id BETWEEN @0 AND @1", 1L, before - 1))
                .OrderByDescending(EventDocument.Id).Select(EventDocument.Id).Limit(limit).ToDocuments()
                .Select(key => key[EventDocument.Id].AsInt64),
            before, (id, last) => id >= 1 && id < last)];

    /// <summary>Ids above one, lowest first, from the index alone.</summary>
    /// <exception cref="InvalidDataException">They are out of order.</exception>
    internal static IReadOnlyList<long> IdsAbove(LiteDatabase database, long after, int limit) => [.. InOrder(
        database.GetCollection(LiteFiles.Events).Query().Where(BsonExpression.Create("_id BETWEEN @0 AND @1", after + 1, long.MaxValue))
            .OrderBy(EventDocument.Id).Select(EventDocument.Id).Limit(limit).ToDocuments().Select(key => key[EventDocument.Id].AsInt64),
        after, (id, last) => id > last)];

    // A damaged index may give what it holds out of order, or again and again: who reads on behind the last one would never come to an end.
    private static IEnumerable<long> InOrder(IEnumerable<long> ids, long last, Func<long, long, bool> follows)
    {
        foreach (var id in ids)
        {
            if (!follows(id, last))
                throw OutOfOrder();
            yield return last = id;
        }
    }

    private static InvalidDataException OutOfOrder() => new("the index of the events is out of order");

    /// <summary>A page, newest first.</summary>
    /// <param name="database">The store.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="reader">Leaves out what is not as it was recorded.</param>
    internal static IReadOnlyList<GateEvent> Query(LiteDatabase database, EventQuery query, EventReader reader)
    {
        var last = (query.BeforeId ?? long.MaxValue) - 1;
        var page = new List<(GateEvent Event, BsonDocument Document)>();
        for (var more = true; more && last >= 1 && page.Count < query.Limit;)
            more = Step(database, query, reader, ref last, page);

        // After the page: a look-up within it would end the transaction that it is read in.
        var images = query.WithImages ? database.GetCollection(LiteFiles.Images) : null;
        return [.. page.Select(one => images is null ? one.Event
            : reader.With(one.Event, one.Document, images.FindById(one.Event.Id), query.LeftOut))];
    }

    // Whichever index fits best is walked backwards, so that nothing is sorted; the rest is filtered on the way. False: there are no more.
    private static bool Step(LiteDatabase database, EventQuery query, EventReader reader, ref long last,
        List<(GateEvent Event, BsonDocument Document)> page)
    {
        var all = database.GetCollection(LiteFiles.Events).Query();
        var ordered = query.Plate is { } plate ? Between(all, EventDocument.PlateKey, plate, last)
            : query.Kind is { } kind ? Between(all, EventDocument.KindKey, kind.ToString(), last)
            : all.Where(BsonExpression.Create("_id BETWEEN @0 AND @1", 1L, last)).OrderByDescending("_id");
        var (begun, read) = (last, 0);
        foreach (var document in ordered.Limit(DocumentsAtOnce).ToDocuments())
        {
            read++;
            if (document[EventDocument.Id] is { IsInt64: true } id)
            {
                if (id.AsInt64 > last)
                    throw OutOfOrder();
                last = id.AsInt64 - 1;
            }

            if (IsLeftOut(document, query) || reader.Readable(document, query.LeftOut) is not { } found)
                continue;
            page.Add((found, document));
            if (page.Count == query.Limit)
                return false;
        }

        // Not one number among so many: whoever went on behind the last one would read them for ever.
        if (read == DocumentsAtOnce && last == begun)
            throw OutOfOrder();
        return read == DocumentsAtOnce;
    }

    // By the document alone, which costs nothing; what is not of the type that it should be is for whoever reads the event to tell.
    private static bool IsLeftOut(BsonDocument document, EventQuery query) =>
        (query.Kind is { } kind && document[EventDocument.Kind] is { IsString: true } own && own.AsString != kind.ToString())
        || (document[EventDocument.Wall] is { IsInt64: true } wall
            && (wall.AsInt64 < query.Since?.UtcTicks || wall.AsInt64 >= query.Until?.UtcTicks));

    /// <summary>Ids of events of a kind older than a time, lowest first.</summary>
    internal static IReadOnlyList<long> IdsBefore(LiteDatabase database, DateTimeOffset time, GateEventKind kind, int limit)
    {
        var ids = new List<long>();
        var younger = 0;
        var ofKind = BsonExpression.Create(
            $"{EventDocument.KindKey} BETWEEN @0 AND @1", EventDocument.Key(kind.ToString(), 0),
            EventDocument.Key(kind.ToString(), long.MaxValue));
        foreach (var document in database.GetCollection(LiteFiles.Events).Query().Where(ofKind).OrderBy(EventDocument.KindKey)
            .ToDocuments())
        {
            if (ids.Count >= limit || younger >= YoungerThatEnd)
                break;
            if (IsOlder(document, time))
                ids.Add(document[EventDocument.Id].AsInt64);
            else
                younger++;
        }

        return ids;
    }

    /// <summary>Ids of events of a kind up to one, lowest first.</summary>
    internal static IReadOnlyList<long> IdsUpTo(LiteDatabase database, long last, GateEventKind kind, int limit) =>
        [.. database.GetCollection(LiteFiles.Events).Query()
            .Where(BsonExpression.Create(
                $"{EventDocument.KindKey} BETWEEN @0 AND @1", EventDocument.Key(kind.ToString(), 0),
                EventDocument.Key(kind.ToString(), last)))
            .OrderBy(EventDocument.KindKey).Limit(limit).ToDocuments().Select(document => document[EventDocument.Id].AsInt64)];

    /// <summary>Ids of events up to one that have pictures, lowest first. Walks the index of the pictures, not the pictures.</summary>
    internal static IReadOnlyList<long> IdsOfPicturesUpTo(LiteDatabase database, long last, int limit) =>
        [.. database.GetCollection(LiteFiles.Images).Query().Where(BsonExpression.Create("_id BETWEEN @0 AND @1", 1L, last))
            .OrderBy(EventDocument.Id)
            .Select(EventDocument.Id).Limit(limit).ToDocuments().Select(key => key[EventDocument.Id].AsInt64)];

    /// <summary>
    /// Ids of events older than a time that have pictures, lowest first. Walks the index of the pictures, not the pictures.
    /// </summary>
    internal static IReadOnlyList<long> IdsOfPicturesBefore(LiteDatabase database, DateTimeOffset time, int limit)
    {
        var keys = database.GetCollection(LiteFiles.Images).Query().OrderBy(EventDocument.Id).Select(EventDocument.Id)
            .Limit(limit + YoungerThatEnd).ToDocuments().Select(key => key[EventDocument.Id].AsInt64).ToArray();
        var events = database.GetCollection(LiteFiles.Events);
        return [.. keys.Where(id => events.FindById(id) is not { } document || IsOlder(document, time)).Take(limit)];
    }

    // One whose time makes no sense stays: it may be evidence, and it is not known to be old.
    private static bool IsOlder(BsonDocument document, DateTimeOffset time) =>
        document[EventDocument.Wall] is { IsInt64: true } wall && wall.AsInt64 < time.UtcTicks;

    private static ILiteQueryable<BsonDocument> Between(ILiteQueryable<BsonDocument> all, string field, string value, long last) =>
        all.Where(BsonExpression.Create($"{field} BETWEEN @0 AND @1", EventDocument.Key(value, 0), EventDocument.Key(value, last)))
            .OrderByDescending(field);
}

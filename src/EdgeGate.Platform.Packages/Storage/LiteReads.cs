using EdgeGate.Domain.Events;
using LiteDB;

namespace EdgeGate.Platform.Packages.Storage;

/// <summary>What is asked of a store. String expressions only: the package's LINQ needs reflection.</summary>
internal static class LiteReads
{
    // Kinds are deleted oldest first, by id. Behind so many younger ones there may still be one whose clock was wrong; it goes when they do.
    private const int YoungerThatEnd = 1000;

    // Enough to notice a file whose pages do not belong together, few enough to cost nothing.
    private const int Probed = 16;

    /// <summary>Last id ever given and number of events; reads the whole index and the newest events on the way.</summary>
    internal static (long LastId, long Count) Survey(LiteDatabase database)
    {
        var newest = Query(database, new EventQuery { Limit = Probed, WithImages = true });
        var deleted = database.GetCollection(LiteFiles.Meta).FindById(LiteWrites.LastId);
        return (
            Math.Max(newest.Count == 0 ? 0 : newest[0].Id, deleted?[LiteWrites.Value].AsInt64 ?? 0),
            database.GetCollection(LiteFiles.Events).LongCount());
    }

    /// <summary>One event with its pictures, or null.</summary>
    internal static GateEvent? Find(LiteDatabase database, long id)
    {
        var document = database.GetCollection(LiteFiles.Events).FindById(id);
        return document is null ? null : EventDocument.Read(document, database.GetCollection(LiteFiles.Images).FindById(id));
    }

    /// <summary>A page, newest first.</summary>
    internal static IReadOnlyList<GateEvent> Query(LiteDatabase database, EventQuery query)
    {
        var last = (query.BeforeId ?? long.MaxValue) - 1;
        if (last < 1)
            return [];
        var all = database.GetCollection(LiteFiles.Events).Query();

        // Whichever index fits best is walked backwards, so that nothing is sorted; the rest is filtered on the way.
        var ordered = query.Plate is { } plate ? Between(all, EventDocument.PlateKey, plate, last)
            : query.Kind is { } kind ? Between(all, EventDocument.KindKey, kind.ToString(), last)
            : all.Where(BsonExpression.Create("_id BETWEEN @0 AND @1", 1L, last)).OrderByDescending("_id");
        if (query.Plate is not null && query.Kind is { } both)
            ordered = ordered.Where(BsonExpression.Create($"{EventDocument.Kind} = @0", both.ToString()));
        if (query.Since is { } since)
            ordered = ordered.Where(BsonExpression.Create($"{EventDocument.Wall} >= @0", since.UtcTicks));
        if (query.Until is { } until)
            ordered = ordered.Where(BsonExpression.Create($"{EventDocument.Wall} < @0", until.UtcTicks));

        var images = query.WithImages ? database.GetCollection(LiteFiles.Images) : null;
        return [.. ordered.Limit(query.Limit).ToDocuments().ToArray().Select(document =>
            EventDocument.Read(document, images?.FindById(document[EventDocument.Id])))];
    }

    /// <summary>Ids of events of a kind older than a time, lowest first.</summary>
    internal static IReadOnlyList<long> IdsBefore(LiteDatabase database, DateTimeOffset time, GateEventKind kind, int limit)
    {
        var ids = new List<long>();
        var younger = 0;
        var ofKind = BsonExpression.Create(
            $"{EventDocument.KindKey} BETWEEN @0 AND @1", EventDocument.Key(kind.ToString(), 0), EventDocument.Key(kind.ToString(), long.MaxValue));
        foreach (var document in database.GetCollection(LiteFiles.Events).Query().Where(ofKind).OrderBy(EventDocument.KindKey).ToDocuments())
        {
            if (ids.Count >= limit || younger >= YoungerThatEnd)
                break;
            if (document[EventDocument.Wall].AsInt64 < time.UtcTicks)
                ids.Add(document[EventDocument.Id].AsInt64);
            else
                younger++;
        }

        return ids;
    }

    /// <summary>Ids of events older than a time that have pictures, lowest first. Walks the index of the pictures, not the pictures.</summary>
    internal static IReadOnlyList<long> IdsOfPicturesBefore(LiteDatabase database, DateTimeOffset time, int limit)
    {
        var keys = database.GetCollection(LiteFiles.Images).Query().OrderBy(EventDocument.Id).Select(EventDocument.Id)
            .Limit(limit + YoungerThatEnd).ToDocuments().Select(key => key[EventDocument.Id].AsInt64).ToArray();
        var events = database.GetCollection(LiteFiles.Events);
        return [.. keys.Where(id => !(events.FindById(id)?[EventDocument.Wall].AsInt64 >= time.UtcTicks)).Take(limit)];
    }

    private static ILiteQueryable<BsonDocument> Between(ILiteQueryable<BsonDocument> all, string field, string value, long last) =>
        all.Where(BsonExpression.Create($"{field} BETWEEN @0 AND @1", EventDocument.Key(value, 0), EventDocument.Key(value, last)))
            .OrderByDescending(field);
}

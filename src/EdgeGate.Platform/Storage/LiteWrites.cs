using EdgeGate.Domain.Events;
using LiteDB;

namespace EdgeGate.Platform.Storage;

/// <summary>What changes a store: each call is one transaction.</summary>
internal static class LiteWrites
{
    /// <summary>Key of the document that remembers the last id given, which may belong to a deleted event.</summary>
    internal const string LastId = "lastId";

    /// <summary>Its field.</summary>
    internal const string Value = "v";

    /// <summary>Adds events with the ids that follow <paramref name="lastId"/>.</summary>
    /// <returns>Link of the last one; null where there is no chain.</returns>
    internal static byte[]? Append(LiteDatabase database, IReadOnlyList<GateEvent> events, long lastId, EventChain? chain)
    {
        Begin(database);
        var collection = database.GetCollection(LiteFiles.Events, BsonAutoId.Int64);
        var pictures = database.GetCollection(LiteFiles.Images, BsonAutoId.Int64);
        var link = chain?.LastLink;
        foreach (var gateEvent in events)
        {
            lastId++;
            var (document, images) = (EventDocument.From(gateEvent, lastId), EventDocument.Images(gateEvent, lastId));
            link = chain?.Apply(document, images, link!);
            collection.Insert(document);
            if (images is not null)
                pictures.Insert(images);
        }

        database.Commit();
        return link;
    }

    /// <summary>Removes events with their pictures.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="InvalidDataException">An index knows them, and not one of them can be found by its number.</exception>
    internal static int Delete(LiteDatabase database, IReadOnlyList<long> ids, long lastId, EventChain? chain)
    {
        Begin(database);
        var collection = database.GetCollection(LiteFiles.Events);
        var pictures = database.GetCollection(LiteFiles.Images);
        if (chain is not null)
            chain.Gone.Add(database, ids.Order().Where(chain.Covers).Select(id => collection.FindById(id)).OfType<BsonDocument>()
                .ToArray());
        var deleted = 0;
        foreach (var id in ids)
        {
            deleted += collection.Delete(id) ? 1 : 0;
            pictures.Delete(id);
        }

        PutLastId(database, lastId);
        return Committed(database, deleted);
    }

    /// <summary>Removes the pictures of events, which stay.</summary>
    /// <inheritdoc cref="Delete"/>
    internal static int DeletePictures(LiteDatabase database, IReadOnlyList<long> ids, EventChain? chain)
    {
        Begin(database);
        var pictures = database.GetCollection(LiteFiles.Images);
        var collection = database.GetCollection(LiteFiles.Events);
        var deleted = 0;
        foreach (var id in ids)
        {
            deleted += pictures.Delete(id) ? 1 : 0;
            if (chain?.Covers(id) != true || collection.FindById(id) is not { } document || !document[EventSeal.Link].IsBinary)
                continue;
            document[EventSeal.PicturesGone] = chain.GoneMark(document);
            collection.Update(document);
        }

        return Committed(database, deleted);
    }

    /// <summary>Puts what is left of erased events in their place.</summary>
    /// <returns>How many it was given.</returns>
    internal static int Erase(LiteDatabase database, IReadOnlyList<GateEvent> left, string reference, EventChain? chain)
    {
        Begin(database);
        var (collection, pictures) = (database.GetCollection(LiteFiles.Events), database.GetCollection(LiteFiles.Images));
        foreach (var one in left)
        {
            if (collection.FindById(one.Id) is not { } before)
                continue;
            var document = EventDocument.From(one, one.Id);
            foreach (var field in (string[])[EventSeal.Before, EventSeal.Link, EventSeal.PicturesGone])
            {
                if (before.TryGetValue(field, out var kept))
                    document[field] = kept;
            }

            if (one.Images.Count == 0)
                pictures.Delete(one.Id);
            else if (before.TryGetValue(EventSeal.Hashes, out var hashes))
                document[EventSeal.Hashes] = hashes;
            if (chain?.Covers(one.Id) == true)
                chain.MarkErased(document, reference);
            else
                document[EventSeal.Erasure] = reference;
            collection.Update(document);
        }

        database.Commit();
        return left.Count;
    }

    /// <summary>Gives numbers away for which there is no event.</summary>
    internal static void Skip(LiteDatabase database, GoneEvents gone, long first, long last, byte[] before, byte[] link)
    {
        Begin(database);
        gone.Add(database, first, last, before, link);
        PutLastId(database, last);
        database.Commit();
    }

    /// <summary>Puts a document among what the store knows of itself.</summary>
    internal static void Put(LiteDatabase database, BsonDocument document)
    {
        Begin(database);
        database.GetCollection(LiteFiles.Meta).Upsert(document);
        database.Commit();
    }

    /// <summary>Remembers an id as the last one given.</summary>
    internal static void KeepLastId(LiteDatabase database, long lastId)
    {
        Begin(database);
        PutLastId(database, lastId);
        database.Commit();
    }

    // Nothing at all would be found again, and deleted again, for ever.
    private static int Committed(LiteDatabase database, int deleted)
    {
        if (deleted == 0)
            throw new InvalidDataException("what an index says is old cannot be found by its number");
        database.Commit();
        return deleted;
    }

    private static void PutLastId(LiteDatabase database, long lastId) =>
        database.GetCollection(LiteFiles.Meta).Upsert(new BsonDocument { [EventDocument.Id] = LastId, [Value] = lastId });

    private static void Begin(LiteDatabase database)
    {
        if (!database.BeginTrans())
            throw new InvalidOperationException("a transaction is already open on this thread");
    }
}

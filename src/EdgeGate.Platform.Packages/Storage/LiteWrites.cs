using EdgeGate.Domain.Events;
using LiteDB;

namespace EdgeGate.Platform.Packages.Storage;

/// <summary>What changes a store: each call is one transaction.</summary>
internal static class LiteWrites
{
    /// <summary>Key of the document that remembers the last id given, which may belong to a deleted event.</summary>
    internal const string LastId = "lastId";

    /// <summary>Its field.</summary>
    internal const string Value = "v";

    /// <summary>Adds events with the ids that follow <paramref name="lastId"/>.</summary>
    internal static void Append(LiteDatabase database, IReadOnlyList<GateEvent> events, long lastId)
    {
        Begin(database);
        var collection = database.GetCollection(LiteFiles.Events, BsonAutoId.Int64);
        var pictures = database.GetCollection(LiteFiles.Images, BsonAutoId.Int64);
        foreach (var gateEvent in events)
        {
            lastId++;
            collection.Insert(EventDocument.From(gateEvent, lastId));
            if (EventDocument.Images(gateEvent, lastId) is { } images)
                pictures.Insert(images);
        }

        database.Commit();
    }

    /// <summary>Removes events with their pictures.</summary>
    internal static void Delete(LiteDatabase database, IReadOnlyList<long> ids, long lastId)
    {
        Begin(database);
        var collection = database.GetCollection(LiteFiles.Events);
        var pictures = database.GetCollection(LiteFiles.Images);
        foreach (var id in ids)
        {
            collection.Delete(id);
            pictures.Delete(id);
        }

        database.GetCollection(LiteFiles.Meta).Upsert(new BsonDocument { [EventDocument.Id] = LastId, [Value] = lastId });
        database.Commit();
    }

    /// <summary>Removes the pictures of events, which stay.</summary>
    internal static void DeletePictures(LiteDatabase database, IReadOnlyList<long> ids)
    {
        Begin(database);
        var pictures = database.GetCollection(LiteFiles.Images);
        foreach (var id in ids)
            pictures.Delete(id);
        database.Commit();
    }

    private static void Begin(LiteDatabase database)
    {
        if (!database.BeginTrans())
            throw new InvalidOperationException("a transaction is already open on this thread");
    }
}

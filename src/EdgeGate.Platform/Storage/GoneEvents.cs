using System.Security.Cryptography;
using LiteDB;

namespace EdgeGate.Platform.Storage;

/// <summary>
/// Numbers of a store whose events are not there and need not be: deleted by retention, skipped, or lost and told of. Each run of them
/// keeps the links at its two ends, signed, so that the chain goes on across it. Within the caller's transaction.
/// </summary>
internal sealed class GoneEvents(EventSeal seal)
{
    private const string Collection = "gone", Until = "t", Sign = "g";

    /// <summary>Notes that events are deleted, lowest first, and joins runs that touch.</summary>
    internal void Add(LiteDatabase database, IEnumerable<BsonDocument> events)
    {
        foreach (var document in events)
        {
            if (document[EventSeal.Before] is { IsBinary: true } before && document[EventSeal.Link] is { IsBinary: true } link)
                Add(database, document[EventDocument.Id].AsInt64, document[EventDocument.Id].AsInt64, before.AsBinary, link.AsBinary);
        }
    }

    /// <summary>Notes a run.</summary>
    /// <param name="database">The store.</param>
    /// <param name="first">Its first number.</param>
    /// <param name="last">Its last.</param>
    /// <param name="before">Link of the event before it.</param>
    /// <param name="link">Link of its last event, or the one before it where none was ever given.</param>
    internal void Add(LiteDatabase database, long first, long last, byte[] before, byte[] link)
    {
        var runs = database.GetCollection(Collection, BsonAutoId.Int64);
        if (Containing(database, first - 1) is { } earlier && IsSound(earlier)
            && earlier[EventSeal.Link].AsBinary.AsSpan().SequenceEqual(before))
        {
            (first, before) = (earlier[EventDocument.Id].AsInt64, earlier[EventSeal.Before].AsBinary);
            runs.Delete(first);
        }

        if (runs.FindById(last + 1) is { } later && IsSound(later) && later[EventSeal.Before].AsBinary.AsSpan().SequenceEqual(link))
        {
            runs.Delete(last + 1);
            (last, link) = (later[Until].AsInt64, later[EventSeal.Link].AsBinary);
        }

        runs.Upsert(new BsonDocument
        {
            [EventDocument.Id] = first, [Until] = last, [EventSeal.Before] = before, [EventSeal.Link] = link,
            [Sign] = seal.Sign("gone", first, last, before, link),
        });
    }

    /// <summary>The link at the end of the run that ends with a number; null when no sound one does.</summary>
    internal byte[]? LinkAt(LiteDatabase database, long last) =>
        Containing(database, last) is { } run && IsSound(run) && run[Until].AsInt64 == last ? run[EventSeal.Link].AsBinary : null;

    private static BsonDocument? Containing(LiteDatabase database, long id) => id < 1 ? null
        : database.GetCollection(Collection).Query().Where(BsonExpression.Create("_id BETWEEN @0 AND @1", 1L, id))
        .OrderByDescending(EventDocument.Id)
            .Limit(1).ToDocuments().FirstOrDefault() is { } run && run[Until] is { IsInt64: true } until && until.AsInt64 >= id ? run
            : null;

    private bool IsSound(BsonDocument run) =>
        run[Until].IsInt64 && run[EventSeal.Before].IsBinary && run[EventSeal.Link].IsBinary && run[Sign] is { IsBinary: true } sign
        && CryptographicOperations.FixedTimeEquals(
            sign.AsBinary, seal.Sign("gone", run[EventDocument.Id].AsInt64, run[Until].AsInt64, run[EventSeal.Before].AsBinary,
                run[EventSeal.Link].AsBinary));
}

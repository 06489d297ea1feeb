using System.Globalization;
using EdgeGate.Domain.Events;
using LiteDB;

namespace EdgeGate.Platform.Storage;

/// <summary>Walks a part of a store and compares everything in it with its checksums.</summary>
internal static class LiteCheck
{
    /// <summary>See <see cref="IReadStore.Check"/>.</summary>
    internal static StoreCheck Part(LiteDatabase database, string path, EventChain? chain, EventReader reader, long after, int limit)
    {
        var ids = LiteReads.IdsAbove(database, after, limit);
        var (sound, before, erased, findings, erasures) = (0L, 0L, 0L, new List<string>(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var id in ids)
        {
            if (chain?.Covers(id) != true)
                before++;
            var found = findings.Count;
            var document = One(database, path, chain, reader, id, findings);
            sound += chain?.Covers(id) == true && findings.Count == found ? 1 : 0;
            if (findings.Count > found || document?[EventSeal.Erasure] is not { IsString: true } erasure)
                continue;
            erased++;
            erasures.Add(erasure.AsString);
        }

        // Where the walk ends must be where the index ends, seen from its other end.
        var (last, isEnd) = (ids.Count == 0 ? after : ids[^1], ids.Count < limit);
        if (isEnd && LiteReads.IdsBelow(database, long.MaxValue, 1) is [var newest] && newest > last)
            reader.Tell(string.Create(CultureInfo.InvariantCulture,
                $"events after {last} in {path} cannot be found: the index ends there, and knows event {newest}"), findings);
        return new(last, isEnd, sound, before, findings) { Erased = erased, Erasures = [.. erasures] };
    }

    private static BsonDocument? One(LiteDatabase database, string path, EventChain? chain, EventReader reader, long id,
        List<string> findings)
    {
        var document = LiteReads.One(database, id);
        if (document is null)
            reader.LeftOut(id, "the index names it and does not lead to it", findings);
        if (document is null || reader.Readable(document, findings) is not { } gateEvent)
            return document;
        reader.With(gateEvent, document, database.GetCollection(LiteFiles.Images).FindById(id), findings);
        if (chain?.Covers(id) != true)
            return document;

        // An event that is changed itself is named for that; the one after it is not to blame.
        var previous = chain.LinkBefore(database, id);
        if (previous is null && database.GetCollection(LiteFiles.Events).FindById(id - 1) is not null)
            return document;
        if (previous is null || !previous.AsSpan().SequenceEqual(document[EventSeal.Before].AsBinary))
        {
            reader.Tell(
                string.Create(CultureInfo.InvariantCulture,
                    $"before event {id} in {path} there were others, which were not deleted by retention and are missing"), findings);
        }

        return document;
    }
}

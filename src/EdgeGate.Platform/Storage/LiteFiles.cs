using EdgeGate.Domain.Events;
using LiteDB;
using LiteDB.Engine;

namespace EdgeGate.Platform.Storage;

/// <summary>Starts LiteDB on the two files of a store and brings them to the present form.</summary>
internal static class LiteFiles
{
    /// <summary>Form of the documents; goes up when an older program could not read them.</summary>
    internal const int SchemaVersion = 1;

    /// <summary>Names of the collections.</summary>
    internal const string Events = "events", Images = "images", Meta = "meta";

    private const int MagicAt = 32;

    private static ReadOnlySpan<byte> Magic => "** This is a LiteDB file **"u8;

    /// <summary>Starts LiteDB, which takes back what a power cut left unfinished.</summary>
    /// <exception cref="ReadStoreFaultException">Damaged, or from a newer version.</exception>
    internal static LiteDatabase Start(string path, Stream data, OrderedLog log)
    {
        if (data.Length == 0 && log.Length > 0)
            throw StoreFault.Damaged(path, "the data file is empty, but its log is not");
        VerifyBeginning(path, data);
        log.CutUnconfirmed();

        // Ordinal comparison: the order of an index must not depend on the language of the machine.
        var engine = new LiteEngine(new EngineSettings { DataStream = new KeptOpen(data), LogStream = log, Collation = Collation.Binary });
        var database = new LiteDatabase(engine, new BsonMapper());
        try
        {
            Prepare(path, database);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    // LiteDB takes a file shorter than a page for one that was being made when the power went, and makes it anew. It may be that, or
    // something else altogether that must not be lost.
    private static void VerifyBeginning(string path, Stream data)
    {
        Span<byte> beginning = stackalloc byte[64];
        data.Position = 0;
        beginning = beginning[..data.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false)];
        data.Position = 0;
        if (beginning.ContainsAnyExcept((byte)0) && beginning.IndexOf(Magic) != MagicAt)
            throw StoreFault.Damaged(path, "this is no LiteDB file");
    }

    private static void Prepare(string path, LiteDatabase database)
    {
        if (database.UserVersion > SchemaVersion)
        {
            throw new ReadStoreFaultException(
                ReadStoreFaultKind.NewerVersion,
                $"{path} has form {database.UserVersion} and this program knows {SchemaVersion}: a newer version of the program wrote it; install that one");
        }

        if (database.UserVersion == SchemaVersion)
            return;
        var events = database.GetCollection(Events, BsonAutoId.Int64);
        events.EnsureIndex("kind", BsonExpression.Create($"$.{EventDocument.KindKey}"));
        events.EnsureIndex("plate", BsonExpression.Create($"$.{EventDocument.PlateKey}"));

        // Copying the log into the data file is timed here: in the middle of a commit it would hold up an open barrier.
        database.CheckpointSize = 0;
        database.UserVersion = SchemaVersion;
    }
}

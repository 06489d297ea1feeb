using EdgeGate.Domain.Events;
using EdgeGate.Interop.Linux;

namespace EdgeGate.Platform.Native.Storage;

/// <summary>
/// Opens stores in SQLite: <c>journal.sqlite</c> with its write-ahead log beside it. An append returns when the log is on the disk
/// (synchronous = FULL); a file <c>journal.lock</c> keeps a second process out for as long as the first one lives, however it ends.
/// </summary>
public sealed class SqliteReadStoreDriver : IReadStoreDriver
{
    private const string FileName = "journal.sqlite", LockName = "journal.lock";

    // What .NET keeps in HResult of an IOException: EWOULDBLOCK of flock.
    private const int WouldBlock = 11;

    /// <inheritdoc/>
    public IReadStore Open(string directory, StoreSeal? seal = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        var file = Path.Combine(directory, FileName);
        FileStream? lockFile = null;
        try
        {
            Directory.CreateDirectory(directory);
            lockFile = Lock(Path.Combine(directory, LockName), file);
            RequireOldOrNew(file);
            var store = new SqliteReadStore(file, lockFile);

            // SQLite syncs its files; their names, and that of a new directory, are ours to make last.
            DurableDirectory.Sync(directory);
            if (Path.GetDirectoryName(Path.GetFullPath(directory)) is { } parent)
                DurableDirectory.Sync(parent);
            return store;
        }
        catch (Exception error) when (SqliteFaults.IsFault(error))
        {
            lockFile?.Dispose();
            throw SqliteFaults.Of(file, error);
        }
        catch
        {
            lockFile?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<GateEvent> Salvage(string directory)
    {
        var file = Path.Combine(directory, FileName);
        var found = new List<GateEvent>();
        try
        {
            using var reader = File.Exists(file) ? new SqliteReader(SqliteConnections.OpenReader(file)) : null;
            for (long? before = long.MaxValue; reader is not null && before is not null;)
            {
                var page = reader.Query(new EventQuery { BeforeId = before, Limit = 200, WithImages = true });
                found.AddRange(page);
                before = page.Count == 0 ? null : page[^1].Id;
            }
        }
        catch (Exception error) when (SqliteFaults.IsFault(error))
        {
            // What was read so far is what can be read.
        }

        found.Reverse();
        return found;
    }

    private static FileStream Lock(string path, string file)
    {
        try
        {
            // On Linux this takes flock(LOCK_EX) without waiting; the kernel lets go of it when the process ends.
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException error) when (error.HResult == WouldBlock)
        {
            throw new ReadStoreFaultException(
                ReadStoreFaultKind.InUse, $"{file} is in use by another process; stop it first (fuser -v {path} shows which)", error);
        }
    }

    // A log without its file is what is left of one that was taken away: SQLite would throw the log's events away in silence.
    private static void RequireOldOrNew(string file)
    {
        if (SqliteCheckpoints.Length(file) == 0 && SqliteCheckpoints.Length(file + "-wal") > 0)
            throw SqliteFaults.Damaged(file, "it is missing or empty, but its log is not");
    }
}

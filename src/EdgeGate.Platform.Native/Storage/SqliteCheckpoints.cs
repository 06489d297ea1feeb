namespace EdgeGate.Platform.Native.Storage;

/// <summary>
/// Copies the write-ahead log into the file on a pool thread, one copy at a time, so that commits need not wait for it; only the last
/// step, which empties the log, holds them up for a moment. What is in the log is safe there: a copy that fails costs space, nothing
/// else, and is tried again.
/// </summary>
/// <param name="file">The database.</param>
/// <param name="empty">Copies what came in during the copy, and empties the log, while nobody writes.</param>
internal sealed class SqliteCheckpoints(string file, Action empty) : IDisposable
{
    // Short enough to copy quickly on a slow card, long enough to do so seldom.
    private const long LogBytes = 4 << 20;

    private readonly Lock _gate = new();
    private Task _copying = Task.CompletedTask;
    private bool _disposed;

    /// <summary>Starts a copy if the log has grown and none is under way. Called after each commit.</summary>
    internal void Consider()
    {
        lock (_gate)
        {
            if (!_disposed && _copying.IsCompleted && Length(file + "-wal") >= LogBytes)
                _copying = Task.Run(Copy);
        }
    }

    /// <summary>Bytes of a file, 0 where there is none.</summary>
    internal static long Length(string path)
    {
        var info = new FileInfo(path);
        return info.Exists ? info.Length : 0;
    }

    /// <summary>Waits for a copy under way; starts no more.</summary>
    public void Dispose()
    {
        Task copying;
        lock (_gate)
            (_disposed, copying) = (true, _copying);
        copying.Wait();
    }

    private void Copy()
    {
        try
        {
            using (var connection = SqliteConnections.OpenCheckpointer(file))
                SqliteSchema.Execute(connection, "PRAGMA wal_checkpoint(PASSIVE)");
            empty();
        }
        catch (Exception error) when (SqliteFaults.IsFault(error))
        {
            // A disk that is full or fails shows in the next append, whose caller can do something about it.
        }
    }
}

using System.Collections.Concurrent;
using EdgeGate.Domain.Events;

namespace EdgeGate.Platform.Native.Storage;

/// <summary>A store in SQLite: one connection that writes, as many that read as are in use at once.</summary>
internal sealed class SqliteReadStore : IReadStore
{
    private readonly Lock _writing = new();
    private readonly ReaderWriterLockSlim _open = new();
    private readonly ConcurrentBag<SqliteReader> _readers = [];
    private readonly string _file;
    private readonly FileStream _lockFile;
    private readonly SqliteWriter _writer;
    private readonly SqliteCheckpoints _checkpoints;
    private bool _disposed;

    /// <param name="file">The database.</param>
    /// <param name="lockFile">Held as long as the store is open; owned from here on, unless this throws.</param>
    internal SqliteReadStore(string file, FileStream lockFile)
    {
        (_file, _lockFile, _checkpoints) = (file, lockFile, new SqliteCheckpoints(file, EmptyLog));
        var connection = SqliteConnections.OpenWriter(file);
        try
        {
            SqliteSchema.Prepare(connection, file);
            _writer = new SqliteWriter(connection);

            // Reads the newest events, and thereby notices a file whose pages do not belong together.
            Query(new EventQuery { Limit = 16, WithImages = true });
        }
        catch
        {
            DisposeReaders();
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public long Count => _writer.Count;

    /// <inheritdoc/>
    public long SizeBytes => Read(reader => reader.UsedBytes) + SqliteCheckpoints.Length(_file + "-wal");

    /// <inheritdoc/>
    public long Append(IReadOnlyList<GateEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return Write(writer =>
        {
            if (events.Count > 0)
                writer.Append(events);
            return writer.LastId;
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<GateEvent> Query(EventQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, 1000);
        return Read(reader => reader.Query(query));
    }

    /// <inheritdoc/>
    public GateEvent? Find(long id) => Read(reader => reader.Find(id));

    /// <inheritdoc/>
    public int DeleteBefore(DateTimeOffset time, GateEventKind kind, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return Write(writer => writer.Delete(time, kind, limit));
    }

    /// <inheritdoc/>
    public int DeletePicturesBefore(DateTimeOffset time, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return Write(writer => writer.DeletePictures(time, limit));
    }

    /// <inheritdoc/>
    public int DeleteUpTo(long id, GateEventKind kind, int limit) => Write(writer => writer.DeleteUpTo(id, kind, limit));

    /// <inheritdoc/>
    public int DeletePicturesUpTo(long id, int limit) => Write(writer => writer.DeletePicturesUpTo(id, limit));

    /// <inheritdoc/>
    public void GoOnAfter(long id) => Write(writer =>
    {
        writer.GoOnAfter(id);
        return id;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        // A copy under way ends with a step that needs the lock.
        _checkpoints.Dispose();
        lock (_writing)
        {
            _open.EnterWriteLock();
            try
            {
                if (_disposed)
                    return;
                _disposed = true;
            }
            finally
            {
                _open.ExitWriteLock();
            }

            // The last connection to close copies the log into the file and removes it.
            DisposeReaders();
            _writer.Dispose();
            _lockFile.Dispose();
        }
    }

    private T Write<T>(Func<SqliteWriter, T> write)
    {
        lock (_writing)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            try
            {
                var result = write(_writer);
                _checkpoints.Consider();
                return result;
            }
            catch (Exception error) when (SqliteFaults.IsFault(error))
            {
                throw SqliteFaults.Of(_file, error);
            }
        }
    }

    private T Read<T>(Func<SqliteReader, T> read)
    {
        _open.EnterReadLock();
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (!_readers.TryTake(out var reader))
                reader = new SqliteReader(SqliteConnections.OpenReader(_file));
            try
            {
                return read(reader);
            }
            finally
            {
                _readers.Add(reader);
            }
        }
        catch (Exception error) when (SqliteFaults.IsFault(error))
        {
            throw SqliteFaults.Of(_file, error);
        }
        finally
        {
            _open.ExitReadLock();
        }
    }

    private void EmptyLog()
    {
        lock (_writing)
            _writer.EmptyLog();
    }

    private void DisposeReaders()
    {
        while (_readers.TryTake(out var reader))
            reader.Dispose();
    }
}

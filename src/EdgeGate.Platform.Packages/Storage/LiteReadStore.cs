using System.Text.Json;
using EdgeGate.Domain.Events;
using LiteDB;

namespace EdgeGate.Platform.Packages.Storage;

/// <summary>
/// A store in LiteDB. One append at a time, any number of readers beside it. After a failure the engine is thrown away, the log cut back
/// to where it was, and the next call starts anew: a full disk that was cleared is found without a restart.
/// </summary>
internal sealed class LiteReadStore : IReadStore
{
    // 256 pages of log: short enough to copy within a tenth of a second on a slow card, long enough to do so seldom.
    private const long CheckpointBytes = 256 * 8192;

    private readonly object _writing = new();
    private readonly ReaderWriterLockSlim _lock = new();
    private readonly string _path;
    private readonly Stream _data;
    private readonly Stream _logFile;
    private readonly OrderedLog _log;
    private volatile LiteDatabase? _database;
    private volatile bool _suspect;
    private long? _cutLogTo;
    private long _lastId, _count;
    private bool _disposed;

    /// <param name="path">The data file, for messages.</param>
    /// <param name="data">Its Flush reaches the disk. Owned from here on, unless this throws.</param>
    /// <param name="log">Likewise.</param>
    internal LiteReadStore(string path, Stream data, Stream log)
    {
        (_path, _data, _logFile, _log) = (path, data, log, new(log));
        Ready();
    }

    /// <inheritdoc/>
    public long Count => Interlocked.Read(ref _count);

    /// <inheritdoc/>
    public long SizeBytes => _data.Length + _log.Length;

    /// <inheritdoc/>
    public long Append(IReadOnlyList<GateEvent> events)
    {
        lock (_writing)
        {
            Ready();
            if (events.Count == 0)
                return _lastId;
            Change(database => LiteWrites.Append(database, events, _lastId));
            _lastId += events.Count;
            Interlocked.Add(ref _count, events.Count);
            Checkpoint(CheckpointBytes);
            return _lastId;
        }
    }

    /// <inheritdoc/>
    public int DeleteBefore(DateTimeOffset time, GateEventKind kind, int limit)
    {
        lock (_writing)
        {
            var old = Remove(database => LiteReads.IdsBefore(database, time, kind, limit), LiteWrites.Delete);
            Interlocked.Add(ref _count, -old);
            return old;
        }
    }

    /// <inheritdoc/>
    public int DeletePicturesBefore(DateTimeOffset time, int limit)
    {
        lock (_writing)
            return Remove(database => LiteReads.IdsOfPicturesBefore(database, time, limit), (database, ids, _) => LiteWrites.DeletePictures(database, ids));
    }

    /// <inheritdoc/>
    public IReadOnlyList<GateEvent> Query(EventQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, 1000);
        return Read(database => LiteReads.Query(database, query));
    }

    /// <inheritdoc/>
    public GateEvent? Find(long id) => Read(database => LiteReads.Find(database, id));

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_writing)
        {
            if (_disposed)
                return;
            Checkpoint(atLeast: 1);
            Stop();
            _disposed = true;
            _logFile.Dispose();
            _data.Dispose();
        }
    }

    // What LiteDB throws at content that makes no sense is not always its own exception.
    private static bool IsStoreError(Exception error) => error is LiteException or IOException or UnauthorizedAccessException or JsonException
        or FormatException or ArgumentException or InvalidCastException or IndexOutOfRangeException or KeyNotFoundException
        or NullReferenceException or OverflowException or NotSupportedException or InvalidOperationException and not ObjectDisposedException;

    private T Read<T>(Func<LiteDatabase, T> read)
    {
        Ready();
        _lock.EnterReadLock();
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return read(_database ?? throw new IOException("the store is restarting after a failure"));
        }
        catch (Exception error) when (IsStoreError(error))
        {
            // LiteDB closes itself after some errors; the next call finds out by starting it again.
            _suspect = true;
            throw StoreFault.From(_path, error);
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    // Called under the writing lock.
    private int Remove(Func<LiteDatabase, IReadOnlyList<long>> find, Action<LiteDatabase, IReadOnlyList<long>, long> remove)
    {
        var old = Read(find);
        if (old.Count == 0)
            return 0;
        Change(database => remove(database, old, _lastId));
        Checkpoint(CheckpointBytes);
        return old.Count;
    }

    // One transaction. Called under the writing lock.
    private void Change(Action<LiteDatabase> change)
    {
        var logBefore = _log.Length;
        try
        {
            _lock.EnterReadLock();
            try
            {
                change(_database!);
            }
            finally
            {
                _lock.ExitReadLock();
            }
        }
        catch (Exception error) when (IsStoreError(error))
        {
            // Even a transaction that was confirmed before the failure must go: the caller is told that nothing was kept.
            _cutLogTo = logBefore;
            Stop();
            throw StoreFault.From(_path, error);
        }
    }

    // Starts the engine where it is not running.
    private void Ready()
    {
        if (_database is not null && !_suspect)
            return;
        _lock.EnterWriteLock();
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_database is null || _suspect)
                Start();
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    private void Start()
    {
        _database?.Dispose();
        _database = null;
        try
        {
            if (_cutLogTo is { } length && _log.Length > length)
                _log.SetLength(length);
            _cutLogTo = null;
            _database = LiteFiles.Start(_path, _data, _log);
            (_lastId, var count) = LiteReads.Survey(_database);
            Interlocked.Exchange(ref _count, count);
            _suspect = false;
        }
        catch (Exception error) when (IsStoreError(error))
        {
            _database?.Dispose();
            _database = null;
            throw StoreFault.From(_path, error);
        }
    }

    private void Stop()
    {
        _lock.EnterWriteLock();
        try
        {
            _database?.Dispose();
            _database = null;
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    // What is in the log is safe there: a checkpoint that fails costs space, nothing else, and is tried again.
    private void Checkpoint(long atLeast)
    {
        if (_log.Length < atLeast)
            return;
        _lock.EnterWriteLock();
        try
        {
            _database?.Checkpoint();
        }
        catch (Exception error) when (IsStoreError(error))
        {
            _database?.Dispose();
            _database = null;
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }
}

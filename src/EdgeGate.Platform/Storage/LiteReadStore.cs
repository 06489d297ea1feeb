using System.Collections.Frozen;
using System.Globalization;
using EdgeGate.Domain.Events;
using LiteDB;

namespace EdgeGate.Platform.Storage;

/// <summary>
/// A store in LiteDB. One append at a time, any number of readers beside it. After a failure the engine is thrown away, the log cut back
/// to where it was, and the next call starts anew: a full disk that was cleared is found without a restart.
/// </summary>
internal sealed class LiteReadStore : IReadStore
{
    // 256 pages of log: short enough to copy within a tenth of a second on a slow card, long enough to do so seldom.
    private const long CheckpointBytes = 256 * 8192;

    private const int IdsAtOnce = 200;
    private readonly object _writing = new();
    private readonly ReaderWriterLockSlim _lock = new();
    private readonly string _path;
    private readonly Stream _data, _logFile;
    private readonly OrderedLog _log;
    private volatile LiteDatabase? _database;
    private volatile bool _suspect;
    private readonly Findings _findings = new();
    private readonly EventChain? _chain;
    private readonly EventReader _reader;
    private long? _cutLogTo;
    private long _lastId, _count;
    private bool _disposed;

    /// <param name="path">The data file, for messages.</param>
    /// <param name="data">Its Flush reaches the disk. Owned from here on, unless this throws.</param>
    /// <param name="log">Likewise.</param>
    /// <param name="seal">What changes are noticed by; null: they are not.</param>
    internal LiteReadStore(string path, Stream data, Stream log, StoreSeal? seal = null)
    {
        (_path, _data, _logFile, _log) = (path, data, log, new(log));
        _chain = seal is null ? null : new(path, seal, _findings);
        _reader = new(path, _chain, _findings);
        try
        {
            Ready();

            // What is written from here on begins a log of its own: behind pages that a disk has mixed up it would be lost with them.
            Checkpoint(atLeast: 1);
        }
        catch
        {
            _chain?.Dispose();
            throw;
        }
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
            byte[]? link = null;
            Change(database => link = LiteWrites.Append(database, events, _lastId, _chain));
            _lastId += events.Count;
            _chain?.Advance(_lastId, link!);
            Interlocked.Add(ref _count, events.Count);
            Checkpoint(CheckpointBytes);
            return _lastId;
        }
    }

    /// <inheritdoc/>
    public int DeleteBefore(DateTimeOffset time, GateEventKind kind, int limit) => Delete(db => LiteReads.IdsBefore(db, time, kind, limit));

    /// <inheritdoc/>
    public int DeleteUpTo(long id, GateEventKind kind, int limit) => Delete(database => LiteReads.IdsUpTo(database, id, kind, limit));

    /// <inheritdoc/>
    public int DeletePicturesBefore(DateTimeOffset time, int limit) => DeletePictures(db => LiteReads.IdsOfPicturesBefore(db, time, limit));

    /// <inheritdoc/>
    public int DeletePicturesUpTo(long id, int limit) => DeletePictures(database => LiteReads.IdsOfPicturesUpTo(database, id, limit));

    /// <inheritdoc/>
    public void Erase(IReadOnlyList<GateEvent> left, string reference)
    {
        lock (_writing)
        {
            Remove(_ => [.. left.Select(one => one.Id)], (database, _, _) => LiteWrites.Erase(database, left, reference, _chain));
            Checkpoint(atLeast: 1);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<GateEvent> Query(EventQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, 1000);
        try
        {
            return Read(database => LiteReads.Query(database, query, _reader));
        }
        catch (ReadStoreFaultException fault) when (fault.Kind == ReadStoreFaultKind.Damaged)
        {
            return QueryOneByOne(query);
        }
    }

    /// <inheritdoc/>
    public GateEvent? Find(long id) => Find(id, leftOut: null);

    /// <inheritdoc/>
    public void GoOnAfter(long id)
    {
        lock (_writing)
        {
            Ready();
            if (id <= _lastId)
                return;
            Change(database =>
            {
                if (_chain is null)
                    LiteWrites.KeepLastId(database, id);
                else
                    LiteWrites.Skip(database, _chain.Gone, _lastId + 1, id, _chain.LastLink, _chain.LastLink);
            });
            _lastId = id;
            _chain?.Advance(id, _chain.LastLink);
        }
    }

    /// <inheritdoc/>
    public StoreCheck Check(long after, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        try
        {
            return Read(database => LiteCheck.Part(database, _path, _chain, _reader, after, limit));
        }
        catch (ReadStoreFaultException fault) when (fault.Kind == ReadStoreFaultKind.Damaged && limit > 1)
        {
            // One by one, so that what cannot be read at all costs itself and nothing else.
            var part = Check(after, 1);
            while (!part.Done && part.Sound + part.Before + part.Findings.Count < limit)
                part = part.With(Check(part.Last, 1));
            return part;
        }
        catch (ReadStoreFaultException fault) when (fault.Kind == ReadStoreFaultKind.Damaged)
        {
            return Unreadable(after, fault);
        }
    }

    /// <inheritdoc/>
    public void Settle()
    {
        lock (_writing)
        {
            if (!_disposed)
                _chain?.Flush();
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> TakeFindings() => _findings.Take();

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_writing)
        {
            if (_disposed)
                return;
            Checkpoint(atLeast: 1);
            Exclusively(Close);
            _disposed = true;
            _chain?.Dispose();
            _logFile.Dispose();
            _data.Dispose();
        }
    }

    // What LiteDB throws at content that makes no sense is anything at all.
    private static bool IsStoreError(Exception error) => error is not OutOfMemoryException;

    // The next event, which cannot be read; or everything from here on, where not even its number can.
    private StoreCheck Unreadable(long after, ReadStoreFaultException fault)
    {
        var findings = new List<string>();
        try
        {
            var ids = Read(database => LiteReads.IdsAbove(database, after, 1));
            var id = ids.Count == 0 ? after : ids[0];
            _reader.LeftOut(id, fault.InnerException?.Message ?? fault.Message, findings);
            return new(id, ids.Count == 0, 0, 0, findings);
        }
        catch (ReadStoreFaultException worse) when (worse.Kind == ReadStoreFaultKind.Damaged)
        {
            _reader.Tell(string.Create(CultureInfo.InvariantCulture, $"events above {after} cannot be found: {worse.Message}"), findings);
            return new(after, true, 0, 0, findings);
        }
    }

    private GateEvent? Find(long id, ICollection<string>? leftOut) => Read(database => LiteReads.Find(database, id, _reader, leftOut));

    // A page in which something stops the whole of it: by the index alone, and what cannot be read is left out.
    private List<GateEvent> QueryOneByOne(EventQuery query)
    {
        var page = new List<GateEvent>();
        var before = query.BeforeId ?? long.MaxValue;
        while (page.Count < query.Limit)
        {
            var ids = Read(database => LiteReads.IdsBelow(database, before, IdsAtOnce));
            foreach (var id in ids)
            {
                before = id;
                if (page.Count < query.Limit && Readable(id, query.LeftOut) is { } found && query.IsMet(found))
                    page.Add(query.WithImages ? found : found with { Images = FrozenDictionary<string, byte[]>.Empty });
            }

            if (ids.Count < IdsAtOnce)
                break;
        }

        return page;
    }

    private GateEvent? Readable(long id, ICollection<string>? leftOut)
    {
        try
        {
            return Find(id, leftOut);
        }
        catch (ReadStoreFaultException fault) when (fault.Kind == ReadStoreFaultKind.Damaged)
        {
            _reader.LeftOut(id, fault.InnerException?.Message ?? fault.Message, leftOut);
            return null;
        }
    }

    private T Read<T>(Func<LiteDatabase, T> read)
    {
        Ready();
        _lock.EnterReadLock();
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return read(_database ?? throw new IOException("the store is restarting after a failure"));
        }
        catch (Exception error) when (IsStoreError(error) && !_disposed)
        {
            // LiteDB closes itself after some errors; the next call finds out by asking it something simple.
            _suspect = true;
            throw StoreFault.From(_path, error);
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    private int Delete(Func<LiteDatabase, IReadOnlyList<long>> find)
    {
        lock (_writing)
        {
            var old = Remove(find, (database, ids, last) => LiteWrites.Delete(database, ids, last, _chain));
            Interlocked.Add(ref _count, -old);
            return old;
        }
    }

    private int DeletePictures(Func<LiteDatabase, IReadOnlyList<long>> find)
    {
        lock (_writing)
            return Remove(find, (database, ids, _) => LiteWrites.DeletePictures(database, ids, _chain));
    }

    private int Remove(Func<LiteDatabase, IReadOnlyList<long>> find, Func<LiteDatabase, IReadOnlyList<long>, long, int> remove)
    {
        var (old, removed) = (Read(find), 0);
        if (old.Count == 0)
            return 0;
        Change(database => removed = remove(database, old, _lastId));
        Checkpoint(CheckpointBytes);
        return removed;
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
            Exclusively(Close);
            throw StoreFault.From(_path, error);
        }
    }

    // Starts the engine where it is not running.
    private void Ready()
    {
        if (_database is not null && !_suspect)
            return;
        Exclusively(() =>
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_database is not { } database || !LiteReads.IsAlive(database))
                Start();
            _suspect = false;
        });
    }

    private void Start()
    {
        Close();
        try
        {
            if (_cutLogTo is { } length && _log.Length > length)
                _log.SetLength(length);
            _cutLogTo = null;
            _database = LiteFiles.Start(_path, _data, _log);
            var (last, count) = LiteReads.Survey(_database, _reader);
            Interlocked.Exchange(ref _count, count);
            _lastId = Math.Max(_lastId, _chain?.Begin(_database, last) ?? last);
        }
        catch (Exception error) when (IsStoreError(error))
        {
            Close();
            throw StoreFault.From(_path, error);
        }
    }

    // A damaged store may throw here as well, and there is nothing left to be done about it.
    private void Close()
    {
        var database = _database;
        _database = null;
        try
        {
            database?.Dispose();
        }
        catch (Exception error) when (IsStoreError(error))
        {
            _suspect = true;
        }
    }

    private void Exclusively(Action act)
    {
        _lock.EnterWriteLock();
        try
        {
            act();
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
        Exclusively(() =>
        {
            try
            {
                _database?.Checkpoint();
            }
            catch (Exception error) when (IsStoreError(error))
            {
                Close();
            }
        });
    }
}

using EdgeGate.Domain.Events;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Journal;

/// <summary>
/// A store that a lane can rely on to be there, whatever happens to the disk. One that turns out to be damaged is set aside whole, a new
/// one is begun and what was to be written goes into that, and numbering continues; where there is no disk, events are kept in
/// memory, not durable, and the disk is tried again. What a person has to know is among the findings. Safe from several threads.
/// </summary>
public sealed class LastingStore : IReadStore
{
    /// <summary>How often a disk that was not there is tried again.</summary>
    public static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(10);

    private const int Page = 1000;

    // A disk that spoils one store after the other is given up for a while.
    private static readonly TimeSpan TooSoon = TimeSpan.FromMinutes(1);

    private readonly Lock _writing = new();
    private readonly Lock _telling = new();
    private readonly List<string> _findings = [];
    private readonly StoreOpener _opener;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private volatile IReadStore _store;
    private long _tried;
    private long? _replaced, _toldOfReading;
    private long _lastId;
    private Task _carrying = Task.CompletedTask;
    private IReadOnlyList<string> _files;
    private bool _disposed;

    /// <summary>Opens the store in a directory of its own.</summary>
    /// <param name="driver">Opens stores.</param>
    /// <param name="directory">Holds nothing but the store.</param>
    /// <param name="time">Names what is set aside, and says when to try again.</param>
    /// <param name="logger">Logger.</param>
    /// <param name="firstReadings">
    /// Reads what the lane needs to start, from the store and, behind it, from the events carried over from one before it. A fault in it is
    /// one of the store. May be called again on another store, and must only read.
    /// </param>
    /// <param name="seal">
    /// Key and file by which changes are noticed, asked for whenever a store is opened; null: they are not. Throws a fault of the store
    /// where the key cannot be had.
    /// </param>
    /// <exception cref="ReadStoreFaultException">Another process has the store open.</exception>
    public LastingStore(
        IReadStoreDriver driver, string directory, TimeProvider time, ILogger logger, Action<IReadStore>? firstReadings = null,
        Func<StoreSeal?>? seal = null)
    {
        (_opener, _time, _logger) = (new(driver, directory, seal ?? (() => null), time, logger), time, logger);
        _store = _opener.Open(
            store => firstReadings?.Invoke(store),
            Tell);
        _files = _opener.Files();
        _lastId = Write(store => store.Append([]));
        _tried = time.GetTimestamp();
    }

    /// <inheritdoc/>
    public bool IsDurable => _store.IsDurable;

    /// <inheritdoc/>
    public long Count => Read(store => store.Count);

    /// <inheritdoc/>
    public long SizeBytes => Read(store => store.SizeBytes);

    /// <inheritdoc/>
    public long Append(IReadOnlyList<GateEvent> events)
    {
        lock (_writing)
            return _lastId = Write(store => Appended(store, events));
    }

    /// <inheritdoc/>
    public IReadOnlyList<GateEvent> Query(EventQuery query) => Read(store => store.Query(query));

    /// <inheritdoc/>
    public GateEvent? Find(long id) => Read(store => store.Find(id));

    /// <inheritdoc/>
    public StoreCheck Check(long after, int limit) => Read(store => store.Check(after, limit));

    /// <inheritdoc/>
    public int DeleteBefore(DateTimeOffset time, GateEventKind kind, int limit)
    {
        lock (_writing)
            return Write(store => store.DeleteBefore(time, kind, limit));
    }

    /// <inheritdoc/>
    public int DeletePicturesBefore(DateTimeOffset time, int limit)
    {
        lock (_writing)
            return Write(store => store.DeletePicturesBefore(time, limit));
    }

    /// <inheritdoc/>
    public int DeleteUpTo(long id, GateEventKind kind, int limit)
    {
        lock (_writing)
            return Write(store => store.DeleteUpTo(id, kind, limit));
    }

    /// <inheritdoc/>
    public int DeletePicturesUpTo(long id, int limit)
    {
        lock (_writing)
            return Write(store => store.DeletePicturesUpTo(id, limit));
    }

    /// <inheritdoc/>
    public void Erase(IReadOnlyList<GateEvent> left, string reference)
    {
        lock (_writing)
        {
            Write(store =>
            {
                store.Erase(left, reference);
                return left.Count;
            });
        }
    }

    /// <inheritdoc/>
    public void GoOnAfter(long id)
    {
        lock (_writing)
        {
            Write(store =>
            {
                store.GoOnAfter(id);
                return id;
            });
            _lastId = Math.Max(_lastId, id);
        }
    }

    /// <summary>
    /// Looks whether a disk that was not there is back, and whether the files of the one in use are still there. To be called every few
    /// seconds; may wait for the disk.
    /// </summary>
    public void Settle()
    {
        lock (_writing)
        {
            TryDisk();
            if (!_disposed && _store is not MemoryStore && _files.FirstOrDefault(file => !File.Exists(file)) is { } gone)
                GoOnWithout(gone);
            _store.Settle();
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> TakeFindings()
    {
        var inner = _store.TakeFindings();
        lock (_telling)
        {
            string[] taken = [.. _findings, .. inner];
            _findings.Clear();
            return taken;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_writing)
        {
            // What is only in memory is lost with the process, unless the disk has come back meanwhile.
            if (_store is MemoryStore memory && memory.All().Count > 0)
                TryDisk(last: true);
            _disposed = true;
            StoreOpener.Close(_store);
            _carrying.Wait();
        }
    }

    private void Tell(string finding)
    {
        lock (_telling)
            _findings.Add(finding);
    }

    // A reader may have the store in hand that is just being replaced: it reads from the next one.
    private T Read<T>(Func<IReadStore, T> read)
    {
        while (true)
        {
            var store = _store;
            try
            {
                return read(store);
            }
            catch (ObjectDisposedException) when (!_disposed && store != _store)
            {
            }
            catch (ReadStoreFaultException e) when (e.Kind == ReadStoreFaultKind.Damaged)
            {
                TellOfReading(e.Message);
                throw;
            }
        }
    }

    // Whoever asked is told each time; the lane once an hour, because a page that is open asks every few seconds.
    private void TellOfReading(string what)
    {
        lock (_telling)
        {
            if (_toldOfReading is { } told && _time.GetElapsedTime(told) < TimeSpan.FromHours(1))
                return;
            _toldOfReading = _time.GetTimestamp();
            _findings.Add($"the journal could not be read: {what}");
        }
    }

    // Acknowledged is what can be read again: an index that was damaged before may take an event and not give it back.
    private static long Appended(IReadStore store, IReadOnlyList<GateEvent> events)
    {
        var last = store.Append(events);
        for (var id = last - events.Count + 1; id <= last; id++)
        {
            if (store.Find(id) is null)
                throw new ReadStoreFaultException(ReadStoreFaultKind.Damaged, $"event {id} was written and is not there");
        }

        return last;
    }

    // Called under the writing lock. What cannot be written in a damaged store is written in the next one.
    private T Write<T>(Func<IReadStore, T> write)
    {
        try
        {
            return write(_store);
        }
        catch (ReadStoreFaultException e) when (e.Kind == ReadStoreFaultKind.Damaged && !_disposed)
        {
            Replace(e);
            return write(_store);
        }
    }

    // known: what it held, where that could still be read.
    private void Replace(ReadStoreFaultException why, IReadOnlyList<GateEvent>? known = null)
    {
        StoreOpener.Close(_store);
        var tooSoon = _replaced is { } before && _time.GetElapsedTime(before) < TooSoon;
        _replaced = _time.GetTimestamp();
        try
        {
            if (tooSoon)
                throw new ReadStoreFaultException(ReadStoreFaultKind.IoError,
                    $"two stores in a row were damaged; check the disk (dmesg): {why.Message}", why);
            var (store, aside) = _opener.Replace();
            store.GoOnAfter(_lastId);
            (_store, _files) = (store, _opener.Files());
            Tell(Path.Exists(aside)
                ? $"the journal was damaged while it was written and is set aside in {aside}; a new one is in use: {why.Message}"
                : $"the journal's folder is gone, and what was in it with it; a new one is in use: {why.Message}");
            if (known is not null)
                _opener.Carry(CarriedEvents.Newest(known));
            else if (Path.Exists(aside))
                CarryOver(aside);
        }
        catch (ReadStoreFaultException e)
        {
            StandIn(e);
        }
    }

    // What is written to a file that was removed is written nowhere, and nothing says so: to the store everything looks well.
    private void GoOnWithout(string gone)
    {
        var newest = new List<GateEvent>();
        try
        {
            // Its file still lives as long as it is open.
            while (newest.Count < CarriedEvents.Most
                && _store.Query(new EventQuery { Limit = Page, BeforeId = newest.Count > 0 ? newest[^1].Id : null }) is { Count: > 0 } page)
                newest.AddRange(page);
        }
        catch (ReadStoreFaultException e)
        {
            Log.NotSalvaged(_logger, gone, e);
        }

        newest.Reverse();
        Replace(new(ReadStoreFaultKind.Damaged, $"{gone} was removed while it was in use"), newest);
    }

    // Who is inside is known to the lane that runs; the file is for its next start.
    private void CarryOver(string aside) => _carrying = Task.Run(() => _opener.Carry(_opener.Salvage(aside)));

    private void StandIn(ReadStoreFaultException why)
    {
        _tried = _time.GetTimestamp();
        _store = new MemoryStore(_lastId);
        Tell($"there is no journal on disk, and events are kept in memory until there is one; journal.onFailure says who may pass meanwhile: {why.Message}");
    }

    // Called under the writing lock.
    private void TryDisk(bool last = false)
    {
        if (_disposed || _store is not MemoryStore memory || (!last && _time.GetElapsedTime(_tried) < TryAgain))
            return;
        _tried = _time.GetTimestamp();
        IReadStore? store = null;
        var told = new List<string>();
        try
        {
            store = _opener.Open(_ => { }, told.Add);
            var waiting = memory.All();
            if (!store.IsDurable)
                return;
            if (waiting.Count > 0)
                store.GoOnAfter(waiting[0].Id - 1);
            foreach (var unit in waiting.Chunk(64))
                store.Append(unit);
            store.GoOnAfter(memory.Append([]));
            (_store, _files) = (store, _opener.Files());
            told.ForEach(Tell);
            Tell($"the journal is on disk again; {waiting.Count} events that were kept in memory are in it{(memory.Lost > 0 ? $", {memory.Lost} older ones are lost" : "")}");
        }
        catch (ReadStoreFaultException e)
        {
            Log.NoDiskYet(_logger, e.Kind, e);
            StoreOpener.Close(store);
        }
    }
}

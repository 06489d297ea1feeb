using System.Globalization;
using EdgeGate.Domain.Events;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Journal;

/// <summary>
/// Opens the store so that a lane always has one. A store that is damaged, cannot be read or is of a newer version is set aside whole,
/// never deleted, and a new one is begun; where no store can be had at all there is one in memory.
/// </summary>
/// <param name="driver">Opens stores.</param>
/// <param name="directory">Holds nothing but the store: all of it is renamed when it is set aside.</param>
/// <param name="seal">Key and file by which changes are noticed; throws a fault of the store where the key cannot be had.</param>
/// <param name="time">For the name of what is set aside.</param>
/// <param name="logger">Logger.</param>
internal sealed class StoreOpener(IReadStoreDriver driver, string directory, Func<StoreSeal?> seal, TimeProvider time, ILogger logger)
{
    // Numbers of the newest events may be unreadable, and none may be given twice.
    private const int Unknown = 100;

    /// <summary>A store, and what a lane reads of it first.</summary>
    /// <param name="firstReadings">
    /// Reads what a lane needs to start, from the store and, behind it, from the events that were carried over from one before it: part of
    /// opening, because a store in which that cannot be read is damaged. May be called again.
    /// </param>
    /// <param name="tell">Told what a person has to know.</param>
    /// <exception cref="ReadStoreFaultException">Another process has it open.</exception>
    internal IReadStore Open(Action<IReadStore> firstReadings, Action<string> tell)
    {
        IReadStore? store = null;
        StoreSeal? sealing;
        try
        {
            sealing = seal();
        }
        catch (ReadStoreFaultException e)
        {
            // Events without checksums among those that have them would look as if somebody had changed them.
            return InMemory(e, firstReadings, tell);
        }

        try
        {
            store = driver.Open(directory, sealing);
            ReadFirst(store, CarriedEvents.Load(directory), firstReadings, tell);
            return store;
        }
        catch (ReadStoreFaultException e) when (e.Kind != ReadStoreFaultKind.InUse)
        {
            Close(store);
            return e.Kind == ReadStoreFaultKind.DiskFull ? InMemory(e, firstReadings, tell) : Anew(e, firstReadings, tell);
        }
    }

    /// <summary>
    /// The files of a store that is open, by which it is seen that somebody removes them; logs of the store itself come and go.
    /// </summary>
    internal IReadOnlyList<string> Files()
    {
        try
        {
            return [.. Directory.EnumerateFiles(directory, "*.db").Where(file => !Path.GetFileName(file).Contains('-'))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Sets the folder aside, and opens a new store in its place.</summary>
    /// <returns>The store and where the old one lies.</returns>
    /// <exception cref="ReadStoreFaultException">It cannot be set aside, or no new one can be made.</exception>
    internal (IReadStore Store, string Aside) Replace()
    {
        var aside = FreeName(directory, time.GetUtcNow());
        try
        {
            if (Path.Exists(directory))
                Directory.Move(directory, aside);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReadStoreFaultException(ReadStoreFaultKind.IoError, $"{directory} cannot be set aside: {e.Message}", e);
        }

        Log.SetAside(logger, aside);
        var store = driver.Open(directory, seal());

        // That the events of the old one are not in the new one goes without saying.
        store.TakeFindings();
        return (store, aside);
    }

    /// <summary>The newest readable events of a store that is not open, oldest first; none where nothing can be read.</summary>
    internal IReadOnlyList<GateEvent> Salvage(string from)
    {
        try
        {
            return CarriedEvents.Newest(CarriedEvents.Load(from).Concat(driver.Salvage(from)).DistinctBy(salvaged => salvaged.Id));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Log.NotSalvaged(logger, from, e);
            return [];
        }
    }

    /// <summary>Keeps salvaged events beside the new store, so that later starts know them as well.</summary>
    internal void Carry(IReadOnlyList<GateEvent> salvaged)
    {
        try
        {
            CarriedEvents.Keep(directory, salvaged);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Log.NotSalvaged(logger, directory, e);
        }
    }

    /// <summary>Closes a store whatever state it is in.</summary>
    internal static void Close(IReadStore? store)
    {
        try
        {
            store?.Dispose();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // It is damaged; what it says in the end changes nothing.
        }
    }

    private IReadStore Anew(ReadStoreFaultException why, Action<IReadStore> firstReadings, Action<string> tell)
    {
        IReadStore? store = null;
        try
        {
            (store, var aside) = Replace();
            var salvaged = Salvage(aside);
            store.GoOnAfter(salvaged.Count == 0 ? 0 : salvaged[^1].Id + Unknown);
            Carry(salvaged);
            ReadFirst(store, salvaged, firstReadings, tell);
            tell($"the journal was damaged and is set aside in {aside}; a new one is in use: {why.Message}");
            return store;
        }
        catch (ReadStoreFaultException e) when (e.Kind != ReadStoreFaultKind.InUse)
        {
            Close(store);
            return InMemory(e, firstReadings, tell);
        }
    }

    private MemoryStore InMemory(ReadStoreFaultException why, Action<IReadStore> firstReadings, Action<string> tell)
    {
        var salvaged = Salvage(directory);
        var store = new MemoryStore(salvaged.Count == 0 ? 0 : salvaged[^1].Id + Unknown);
        ReadFirst(store, salvaged, firstReadings, tell);
        tell($"there is no journal on disk, and events are kept in memory until there is one; journal.onFailure says who may pass meanwhile: {why.Message}");
        return store;
    }

    // Events that were saved from a damaged store may be half of what they were: the lane rather starts without them.
    private void ReadFirst(IReadStore store, IReadOnlyList<GateEvent> carried, Action<IReadStore> firstReadings, Action<string> tell)
    {
        try
        {
            Sensible(firstReadings, new CarriedView(store, carried));
        }
        catch (ReadStoreFaultException e) when (e.Kind == ReadStoreFaultKind.Damaged && carried.Count > 0)
        {
            Sensible(firstReadings, store);
            if (store is not MemoryStore)
                Carry([]);
            tell($"the events carried over from the journal before this one cannot be used, and who was inside by them is not known: {e.Message}");
        }
    }

    // Whatever the first readings stumble over is damage: nothing else stands between them and the store.
    private static void Sensible(Action<IReadStore> firstReadings, IReadStore store)
    {
        try
        {
            firstReadings(store);
        }
        catch (Exception e) when (e is not (ReadStoreFaultException or OutOfMemoryException))
        {
            throw new ReadStoreFaultException(ReadStoreFaultKind.Damaged, $"an event makes no sense: {e.Message}", e);
        }
    }

    private static string FreeName(string directory, DateTimeOffset now)
    {
        var name = $"{Path.TrimEndingDirectorySeparator(directory)}.damaged-{now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
        var free = name;

        // A box without a clock starts at the same second every time.
        for (var i = 2; Path.Exists(free); i++)
            free = $"{name}-{i}";
        return free;
    }
}

namespace EdgeGate.Domain.Events;

/// <summary>Opens stores.</summary>
public interface IReadStoreDriver
{
    /// <summary>Opens the store in a directory, makes it if there is none, repairs what a power cut left unfinished.</summary>
    /// <exception cref="ReadStoreFaultException">In use by another process, damaged, from a newer version, or the directory cannot be
    /// written.</exception>
    /// <param name="directory">Of the store.</param>
    /// <param name="seal">What changes to it are noticed by; null: they are not. A driver that knows no checksums passes it over.</param>
    IReadStore Open(string directory, StoreSeal? seal = null);

    /// <summary>
    /// What can be read of a store that is damaged, lowest id first, with pictures; what cannot is left out. Changes nothing there, and
    /// throws for nothing that is in the files.
    /// </summary>
    /// <param name="directory">Of a store that nobody has open, such as one that was set aside.</param>
    IEnumerable<GateEvent> Salvage(string directory);

    /// <summary>
    /// Whether what can be read of such a store is as it was recorded. Changes nothing there, and throws for nothing that is in the files.
    /// </summary>
    /// <param name="directory">Of a store that nobody has open, such as one that was set aside.</param>
    /// <param name="seal">What changes are noticed by; null: nothing can be said of any event.</param>
    StoreCheck Examine(string directory, StoreSeal? seal) => new(0, true, 0, Salvage(directory).LongCount(), []);
}

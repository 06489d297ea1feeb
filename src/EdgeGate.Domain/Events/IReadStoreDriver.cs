namespace EdgeGate.Domain.Events;

/// <summary>Opens stores.</summary>
public interface IReadStoreDriver
{
    /// <summary>Opens the store in a directory, makes it if there is none, repairs what a power cut left unfinished.</summary>
    /// <exception cref="ReadStoreFaultException">In use by another process, damaged, from a newer version, or the directory cannot be written.</exception>
    IReadStore Open(string directory);
}

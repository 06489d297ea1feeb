using EdgeGate.Domain.Events;

namespace EdgeGate.Platform.Packages.Storage;

/// <summary>
/// One file of a store, held alone (flock). LiteDB takes any stream, and calls <see cref="Flush()"/> where a file would have to be
/// flushed to the disk: there it is.
/// </summary>
internal sealed class DurableFile : FileStream
{
    private DurableFile(string path, FileOptions options)
        : base(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, options)
    {
    }

    /// <summary>The data file: written in checkpoints, flushed at the end of each.</summary>
    /// <exception cref="ReadStoreFaultException">In use, or it cannot be opened.</exception>
    internal static DurableFile OpenData(string path) => Open(path, FileOptions.RandomAccess);

    /// <summary>
    /// The log: every page is on the disk before the next is written (O_SYNC). One flush at the end of a transaction is not enough: its
    /// pages could arrive in any order, the one that confirms it before those that it confirms.
    /// </summary>
    /// <exception cref="ReadStoreFaultException">In use, or it cannot be opened.</exception>
    internal static DurableFile OpenLog(string path) => Open(path, FileOptions.WriteThrough);

    /// <inheritdoc/>
    public override void Flush() => Flush(flushToDisk: true);

    /// <inheritdoc/>
    public override void SetLength(long value)
    {
        base.SetLength(value);
        Flush(flushToDisk: true);
    }

    private static DurableFile Open(string path, FileOptions options)
    {
        try
        {
            return new(path, options);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StoreFault.From(path, error);
        }
    }
}

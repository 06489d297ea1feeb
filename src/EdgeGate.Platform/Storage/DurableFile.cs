using EdgeGate.Domain.Events;

namespace EdgeGate.Platform.Storage;

/// <summary>
/// One file of a store, held alone (flock). LiteDB takes any stream, and calls <see cref="Flush()"/> where a file would have to be
/// flushed to the disk: there it is.
/// </summary>
internal sealed class DurableFile : FileStream
{
    private DurableFile(string path)
        : base(path, Options)
    {
    }

    // Plates, times and pictures: for the box and its group, whatever the umask of whoever starts it.
    private static FileStreamOptions Options
    {
        get
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0,
                Options = FileOptions.RandomAccess,
            };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
            return options;
        }
    }

    /// <summary>Opens or makes it.</summary>
    /// <exception cref="ReadStoreFaultException">In use, or it cannot be opened.</exception>
    internal static DurableFile Open(string path)
    {
        try
        {
            return new(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StoreFault.From(path, error);
        }
    }

    /// <inheritdoc/>
    public override void Flush() => Flush(flushToDisk: true);

    /// <inheritdoc/>
    public override void SetLength(long value)
    {
        base.SetLength(value);
        Flush(flushToDisk: true);
    }
}

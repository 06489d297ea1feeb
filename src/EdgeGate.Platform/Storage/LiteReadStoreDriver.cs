using System.ComponentModel;
using System.Diagnostics;
using EdgeGate.Domain.Events;

namespace EdgeGate.Platform.Storage;

/// <summary>Opens stores in LiteDB files: <c>journal.db</c> and, beside it, <c>journal-log.db</c>.</summary>
public sealed class LiteReadStoreDriver : IReadStoreDriver
{
    private const string DataName = "journal.db", LogName = "journal-log.db";

    /// <inheritdoc/>
    public IReadStore Open(string directory, StoreSeal? seal = null)
    {
        var path = Path.Combine(directory, DataName);
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StoreFault.From(directory, error);
        }

        var isNew = !File.Exists(path);
        DurableFile? data = null, log = null;
        try
        {
            data = DurableFile.Open(path);
            log = DurableFile.Open(Path.Combine(directory, LogName));
            var store = new LiteReadStore(path, data, log, seal);
            if (isNew)
                FlushNames(directory);
            return store;
        }
        catch
        {
            log?.Dispose();
            data?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<GateEvent> Salvage(string directory) =>
        LiteSalvage.Read(Path.Combine(directory, DataName), Path.Combine(directory, LogName));

    /// <inheritdoc/>
    public StoreCheck Examine(string directory, StoreSeal? seal) => seal is null
        ? new(0, true, 0, Salvage(directory).LongCount(), [])
        : LiteSalvage.Check(Path.Combine(directory, DataName), Path.Combine(directory, LogName), new EventSeal(seal.Key.ToArray()));

    // A new file's name is part of its directory, and .NET cannot flush one; the system's own tool does. Only once in a store's life,
    // and a store that is gone with the power in its first second held nothing yet.
    private static void FlushNames(string directory)
    {
        try
        {
            using var sync = Process.Start(new ProcessStartInfo("sync", [directory]) { RedirectStandardError = true });
            sync?.WaitForExit();
        }
        catch (Exception error) when (error is Win32Exception or PlatformNotSupportedException)
        {
            // No such tool: every file system in use on boards (ext4, f2fs, btrfs) keeps the name with the file's own flush.
        }
    }
}

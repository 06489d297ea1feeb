using EdgeGate.Domain.Events;
using EdgeGate.Platform.Storage;

namespace EdgeGate.Platform.Tests.Storage.Damage;

/// <summary>Opens real stores on files that a test can spoil while they are open.</summary>
internal sealed class LiteDriver : IReadStoreDriver
{
    private SpoilableFile? _data;

    public IReadStore Open(string directory, StoreSeal? seal = null)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, "journal.db");
        SpoilableFile? log = null;
        SpoilableFile? data = null;
        try
        {
            data = new(path);
            log = new(Path.Combine(directory, "journal-log.db"));
            return new LiteReadStore(path, _data = data, log, seal);
        }
        catch (Exception error)
        {
            data?.Dispose();
            log?.Dispose();
            throw StoreFault.From(path, error);
        }
    }

    public IEnumerable<GateEvent> Salvage(string directory) => new LiteReadStoreDriver().Salvage(directory);

    /// <summary>Overwrites sectors of the data file that is open.</summary>
    internal void Spoil(Random random)
    {
        var sectors = Math.Max(1, (int)(_data!.Length / 512));
        for (var i = random.Next(1, 40); i > 0; i--)
        {
            var sector = new byte[512];
            random.NextBytes(sector);
            RandomAccess.Write(_data.SafeFileHandle, sector, random.Next(sectors) * 512L);
        }
    }

    private sealed class SpoilableFile(string path) : FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 0)
    {
        // Nothing of these files has to last longer than the test.
        public override void Flush()
        {
        }
    }
}

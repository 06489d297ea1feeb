using EdgeGate.Contracts.Events;
using EdgeGate.Domain.Events;
using EdgeGate.Platform.Storage;

namespace EdgeGate.Platform.Tests.Storage;

/// <summary>Stores that cannot be used, on LiteDB.</summary>
public sealed class LiteReadStoreFaultsTests : ReadStoreFaultsContract
{
    /// <inheritdoc/>
    protected override string DataFile => "journal.db";

    /// <inheritdoc/>
    protected override IReadStoreDriver CreateDriver() => new LiteReadStoreDriver();

    /// <inheritdoc/>
    protected override void MakeNewer(string directory)
    {
        var path = Path.Combine(directory, DataFile);
        using var data = DurableFile.Open(path);
        using var log = DurableFile.Open(Path.Combine(directory, "journal-log.db"));
        using var database = LiteFiles.Start(path, data, new OrderedLog(log));
        database.UserVersion = LiteFiles.SchemaVersion + 1;
    }
}

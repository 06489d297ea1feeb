using EdgeGate.Contracts.Events;
using EdgeGate.Domain.Events;
using EdgeGate.Platform.Native.Storage;
using Microsoft.Data.Sqlite;

namespace EdgeGate.Platform.Native.Tests.Storage;

/// <summary>Stores that cannot be used, on SQLite.</summary>
public sealed class SqliteReadStoreFaultsTests : ReadStoreFaultsContract
{
    /// <inheritdoc/>
    protected override string DataFile => "journal.sqlite";

    /// <inheritdoc/>
    protected override IReadStoreDriver CreateDriver() => new SqliteReadStoreDriver();

    /// <inheritdoc/>
    protected override void MakeNewer(string directory)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(directory, DataFile)};Pooling=False");
        connection.Open();
        SqliteSchema.Execute(connection, $"PRAGMA user_version = {SqliteSchema.Version + 1}");
    }
}

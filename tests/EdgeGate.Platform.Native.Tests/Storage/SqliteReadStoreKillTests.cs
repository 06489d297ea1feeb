using EdgeGate.Contracts.Events;
using EdgeGate.Domain.Events;
using EdgeGate.Platform.Native.Storage;

namespace EdgeGate.Platform.Native.Tests.Storage;

/// <summary>Kills in the middle of appends, on SQLite.</summary>
public sealed class SqliteReadStoreKillTests : ReadStoreKillContract
{
    /// <inheritdoc/>
    protected override IReadStoreDriver CreateDriver() => new SqliteReadStoreDriver();
}

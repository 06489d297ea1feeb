using EdgeGate.Contracts.Events;
using EdgeGate.Domain.Events;
using EdgeGate.Platform.Native.Storage;

namespace EdgeGate.Platform.Native.Tests.Storage;

/// <summary>The contract of stores, on SQLite.</summary>
public sealed class SqliteReadStoreTests : ReadStoreContract
{
    /// <inheritdoc/>
    protected override IReadStoreDriver CreateDriver() => new SqliteReadStoreDriver();
}

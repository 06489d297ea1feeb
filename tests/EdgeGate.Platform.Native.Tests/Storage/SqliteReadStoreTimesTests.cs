using EdgeGate.Contracts.Events;
using EdgeGate.Domain.Events;
using EdgeGate.Platform.Native.Storage;

namespace EdgeGate.Platform.Native.Tests.Storage;

/// <summary>Questions of time, on SQLite.</summary>
public sealed class SqliteReadStoreTimesTests : ReadStoreTimesContract
{
    /// <inheritdoc/>
    protected override IReadStoreDriver CreateDriver() => new SqliteReadStoreDriver();
}

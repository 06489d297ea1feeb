using EdgeGate.Contracts.Events;
using EdgeGate.Domain.Events;
using EdgeGate.Platform.Storage;

namespace EdgeGate.Platform.Tests.Storage;

/// <summary>The contract of stores, on LiteDB.</summary>
public sealed class LiteReadStoreTests : ReadStoreContract
{
    /// <inheritdoc/>
    protected override IReadStoreDriver CreateDriver() => new LiteReadStoreDriver();
}

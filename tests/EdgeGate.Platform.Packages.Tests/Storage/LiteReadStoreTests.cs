using EdgeGate.Contracts.Events;
using EdgeGate.Domain.Events;
using EdgeGate.Platform.Packages.Storage;

namespace EdgeGate.Platform.Packages.Tests.Storage;

/// <summary>The contract of stores, on LiteDB.</summary>
public sealed class LiteReadStoreTests : ReadStoreContract
{
    /// <inheritdoc/>
    protected override IReadStoreDriver CreateDriver() => new LiteReadStoreDriver();
}

using EdgeGate.Contracts.Events;
using EdgeGate.Domain.Events;
using EdgeGate.Platform.Storage;

namespace EdgeGate.Platform.Tests.Storage;

/// <summary>Kills in the middle of appends, on LiteDB.</summary>
public sealed class LiteReadStoreKillTests : ReadStoreKillContract
{
    /// <inheritdoc/>
    protected override IReadStoreDriver CreateDriver() => new LiteReadStoreDriver();
}

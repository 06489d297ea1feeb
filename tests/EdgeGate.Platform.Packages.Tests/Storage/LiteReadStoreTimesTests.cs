using EdgeGate.Contracts.Events;
using EdgeGate.Domain.Events;
using EdgeGate.Platform.Packages.Storage;

namespace EdgeGate.Platform.Packages.Tests.Storage;

/// <summary>Questions of time, on LiteDB.</summary>
public sealed class LiteReadStoreTimesTests : ReadStoreTimesContract
{
    /// <inheritdoc/>
    protected override IReadStoreDriver CreateDriver() => new LiteReadStoreDriver();
}

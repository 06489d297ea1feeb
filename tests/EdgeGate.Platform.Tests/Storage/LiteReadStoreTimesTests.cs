using EdgeGate.Contracts.Events;
using EdgeGate.Domain.Events;
using EdgeGate.Platform.Storage;

namespace EdgeGate.Platform.Tests.Storage;

/// <summary>Questions of time, on LiteDB.</summary>
public sealed class LiteReadStoreTimesTests : ReadStoreTimesContract
{
    /// <inheritdoc/>
    protected override IReadStoreDriver CreateDriver() => new LiteReadStoreDriver();
}

using EdgeGate.Domain.Events;

namespace EdgeGate.Journal;

/// <summary>A store that was opened.</summary>
/// <param name="Store">It.</param>
/// <param name="SetAside">Where a damaged predecessor lies now; empty when there was none.</param>
public sealed record OpenedStore(IReadStore Store, string SetAside);

using EdgeGate.Domain.Events;

namespace EdgeGate.Domain.Records;

/// <summary>A journal that was set aside as damaged, and what a look at it gave.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Check">What can be read of it, and whether that is as it was recorded.</param>
public sealed record SetAsideCheck(string Folder, StoreCheck Check);

namespace EdgeGate.Domain.Events;

/// <summary>What makes changes to a store noticed: a key that only the box has, and a file apart from the store.</summary>
/// <param name="Key">32 bytes. Every event and picture gets a checksum by it (HMAC-SHA256), which covers the one of the event
/// before.</param>
/// <param name="LastFile">Keeps number and checksum of the last event, outside the store's directory.</param>
public sealed record StoreSeal(ReadOnlyMemory<byte> Key, string LastFile);

namespace EdgeGate.Access.Lists;

/// <summary>Two listed plates so alike that one reading could be within the tolerance of both. Neither is matched with tolerance.</summary>
/// <param name="First">One.</param>
/// <param name="Second">The other.</param>
/// <param name="Distance">Look-alike characters between them, 1 or 2; 0 when a group was too large to compare one by one.</param>
public sealed record ListConflict(ListEntry First, ListEntry Second, int Distance);

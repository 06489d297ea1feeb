namespace EdgeGate.Access.Policy;

/// <summary>A vehicle that is inside.</summary>
/// <param name="Plate">Its plate, normalised.</param>
/// <param name="Since">When it came in, wall clock.</param>
public sealed record Visit(string Plate, DateTimeOffset Since);

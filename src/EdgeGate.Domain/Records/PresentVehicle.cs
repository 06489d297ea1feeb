namespace EdgeGate.Domain.Records;

/// <summary>A vehicle that is inside.</summary>
/// <param name="Plate">Its plate, normalised.</param>
/// <param name="Since">When it came in, wall clock in the lane's zone.</param>
public sealed record PresentVehicle(string Plate, DateTimeOffset Since);

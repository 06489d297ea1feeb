namespace EdgeGate.Domain.Records;

/// <summary>Who is inside.</summary>
/// <param name="Counts">False: nothing rests on it at this lane, and nobody is counted.</param>
/// <param name="Capacity">Places; 0: not limited.</param>
/// <param name="Unnamed">Vehicles inside whose plate could not be read.</param>
/// <param name="Vehicles">The others, longest inside first.</param>
public sealed record PresenceReport(bool Counts, int Capacity, int Unnamed, IReadOnlyList<PresentVehicle> Vehicles)
{
    /// <summary>All of them.</summary>
    public int Total => Unnamed + Vehicles.Count;
}

namespace EdgeGate.Domain.Records;

/// <summary>What other rules would have changed.</summary>
/// <param name="Sightings">Recorded decisions looked at.</param>
/// <param name="Vehicles">Vehicles they belong to.</param>
/// <param name="Changed">Vehicles for which the gate would have acted otherwise, oldest first.</param>
public sealed record WhatIfReport(int Sightings, int Vehicles, IReadOnlyList<WhatIfVehicle> Changed)
{
    /// <summary>Vehicles that would have been granted access as well.</summary>
    public int Opened => Changed.Count(vehicle => vehicle.Opens);

    /// <summary>Vehicles that would have been denied as well.</summary>
    public int Shut => Changed.Count(vehicle => vehicle.StaysShut);

    /// <summary>One sentence.</summary>
    public string Summary => Changed.Count == 0
        ? $"Of {Vehicles} vehicles none would have been treated otherwise."
        : $"Of {Vehicles} vehicles {Opened} more would have been granted access, and {Shut} more denied.";
}

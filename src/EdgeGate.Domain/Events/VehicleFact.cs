namespace EdgeGate.Domain.Events;

/// <summary>
/// One step of what became of a vehicle. Decision, command, arm and passage are four facts, and each is an event of its own; they belong
/// together by boot and <see cref="Track"/>.
/// </summary>
public sealed record VehicleFact
{
    /// <summary>Which step.</summary>
    public required VehicleStep Step { get; init; }

    /// <summary>The vehicle, as in the sighting of the same boot; 0 for what a person set.</summary>
    public long Track { get; init; }

    /// <summary>Its plate, upper case, no separators; empty when it could not be read.</summary>
    public string Plate { get; init; } = "";

    /// <summary>Id of the decision's event; 0 when that was not on disk at the time.</summary>
    public long Decision { get; init; }

    /// <summary>Why.</summary>
    public VehicleCause Cause { get; init; }

    /// <summary>How many times the gate has been told to open for it.</summary>
    public int Attempt { get; init; }

    /// <summary>True for the steps that end the story of a granted vehicle.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsEnd => Step is VehicleStep.Passed or VehicleStep.BackedAway or VehicleStep.DidNotPass;

    /// <summary>True when a person has to know at once.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsAlarm => Step is VehicleStep.Withheld or VehicleStep.Refused or VehicleStep.Stands;
}

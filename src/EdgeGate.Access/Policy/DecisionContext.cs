using EdgeGate.Domain.Events;

namespace EdgeGate.Access.Policy;

/// <summary>Everything besides the sighting and the lists that a decision rests on.</summary>
/// <param name="Local">The wall clock in the lane's own time zone.</param>
/// <param name="Clock">How far that clock can be believed.</param>
public sealed record DecisionContext(DateTimeOffset Local, ClockState Clock)
{
    /// <summary>Name of the lane, as entries of lists write it.</summary>
    public string Lane { get; init; } = "";

    /// <summary>Who is inside.</summary>
    public Occupancy Inside { get; init; } = Occupancy.Empty;

    /// <summary>The track that was decided on a moment ago and had the same plate; 0 when there is none.</summary>
    public long DuplicateOf { get; init; }

    /// <summary>True when this vehicle stands in the entry loop; false where none is fitted, and when it cannot be read.</summary>
    public bool InEntryLoop { get; init; }

    /// <summary>True when the vehicle was lost from view before it could be decided on.</summary>
    public bool Gone { get; init; }
}

using EdgeGate.Access.Lists;
using EdgeGate.Domain.Events;

namespace EdgeGate.Access.Replay;

/// <summary>A vehicle that was not let in, one look-alike character away from a plate that would have been.</summary>
/// <param name="Event">The event; its picture <c>plate</c> shows who is right.</param>
/// <param name="Entry">The entry that it may have been.</param>
/// <param name="Match">Where the two differ.</param>
/// <param name="Doubt">Probability that the reading itself gave to the listed character, 0 to 1.</param>
public sealed record NearMiss(GateEvent Event, ListEntry Entry, LookAlikeMatch Match, float Doubt)
{
    /// <summary>One sentence for an operator.</summary>
    public string Describe() =>
        $"{Match.Plate[..Match.Position]}{Match.Read}{Match.Plate[(Match.Position + 1)..]} was not let in; "
        + $"{Entry.Describe()} is listed. The {Match.Read} in place {Match.Position + 1} may be a {Match.Listed}"
        + $"{(Doubt > 0 ? $", the reading gave it {Doubt * 100:0} %" : ", though the reading had no doubt")}.";
}

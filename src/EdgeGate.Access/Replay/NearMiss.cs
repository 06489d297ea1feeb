using EdgeGate.Access.Lists;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;

namespace EdgeGate.Access.Replay;

/// <summary>A vehicle that was not let in, one look-alike character away from a plate that would have been.</summary>
/// <param name="Event">The event; its picture <c>plate</c> shows who is right.</param>
/// <param name="Entry">The entry that it may have been.</param>
/// <param name="Match">Where the two differ.</param>
/// <param name="Doubt">Probability that the reading itself gave to the listed character, 0 to 1.</param>
public sealed record NearMiss(GateEvent Event, ListEntry Entry, LookAlikeMatch Match, float Doubt)
{
    /// <summary>One sentence for an operator.</summary>
    public Phrase Said()
    {
        var plate = $"{Match.Plate[..Match.Position]}{Match.Read}{Match.Plate[(Match.Position + 1)..]}";
        var (entry, read, position, listed) = (Entry.Describe(), Match.Read.ToString(), Match.Position + 1, Match.Listed.ToString());
        return Doubt > 0
            ? Phrase.Of(
                "nearMiss", ("plate", plate), ("entry", entry), ("read", read), ("position", position), ("listed", listed),
                ("share", $"{Doubt * 100:0}"))
            : Phrase.Of("nearMissNoDoubt", ("plate", plate), ("entry", entry), ("read", read), ("position", position), ("listed", listed));
    }
}

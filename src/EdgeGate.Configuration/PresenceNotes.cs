using EdgeGate.Access.Policy;

namespace EdgeGate.Configuration;

/// <summary>What counting who is inside cannot do at one lane.</summary>
public static class PresenceNotes
{
    /// <summary>A note for <c>check</c>; empty: nothing to say.</summary>
    public static string Of(AccessOptions access)
    {
        if (!access.Counts)
            return "";
        var both = access.AntiPassback != AntiPassback.Off && access.Capacity > 0;
        var keys = string.Join(" and ",
            new[] { access.AntiPassback != AntiPassback.Off ? "access.antiPassback" : "", access.Capacity > 0 ? "access.capacity"
            : "" }.Where(key => key.Length > 0));
        if (access.Role == LaneRole.Exit)
            return $"{keys} {(both ? "have" : "has")} no effect at an exit: vehicles are counted out, and nobody is refused";

        // A timed one forgets by itself.
        return access is { AntiPassback: AntiPassback.Timed, Capacity: 0 } ? ""
            : $"{keys} {(both ? "count" : "counts")} vehicles in, and this lane can count nobody out: it is an entry, and what leaves by another lane is not known here. "
                + "Use access.antiPassback timed, or put the count right with 'edgegate presence' (--clear at the end of the day)";
    }
}

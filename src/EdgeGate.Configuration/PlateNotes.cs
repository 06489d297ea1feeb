using EdgeGate.Journal;

namespace EdgeGate.Configuration;

/// <summary>How long plates are kept, where that may surprise.</summary>
public static class PlateNotes
{
    /// <summary>A note for <c>check</c>; empty: nothing to say.</summary>
    public static string Of(JournalOptions journal) => journal.KeepEventsDays <= journal.KeepSightingsDays ? ""
        : $"journal.keepEventsDays ({journal.KeepEventsDays} days) is longer than journal.keepSightingsDays ({journal.KeepSightingsDays} days), and events of barrier and "
            + "alarms name the vehicles that they are about: plates stay that long";
}

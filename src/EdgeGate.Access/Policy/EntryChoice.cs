using EdgeGate.Access.Lists;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;

namespace EdgeGate.Access.Policy;

/// <summary>The entry that lets a vehicle in, or the one that came nearest to it.</summary>
/// <param name="Entry">The entry, or null when there is none.</param>
/// <param name="Objection">Null when it holds here and now.</param>
/// <param name="Detail">The objection; null when there is none.</param>
internal readonly record struct EntryChoice(ListEntry? Entry, AccessReason? Objection, Phrase? Detail)
{
    /// <summary>The first entry that holds; failing that, the first one with its objection.</summary>
    public static EntryChoice Of(IEnumerable<ListEntry> entries, AccessOptions options, DecisionContext context)
    {
        EntryChoice nearest = default;
        foreach (var entry in entries)
        {
            var choice = Judge(entry, options, context);
            if (choice.Objection is null)
                return choice;
            nearest = nearest.Entry is null ? choice : nearest;
        }

        return nearest;
    }

    /// <summary>A deny or watch entry holds whenever it cannot be ruled out: also while the time is unknown.</summary>
    public static bool Holds(ListEntry entry, DecisionContext context) =>
        IsForLane(entry, context)
        && (entry.Schedule.IsAlways || context.Clock == ClockState.Unknown
            || entry.Schedule.Objection(context.Local.DateTime) is null);

    private static EntryChoice Judge(ListEntry entry, AccessOptions options, DecisionContext context)
    {
        if (!IsForLane(entry, context))
            return new(entry, AccessReason.OtherLane, Phrase.Of("otherLane", ("lane", entry.Lane)));
        if (entry.Schedule.IsAlways)
            return new(entry, null, null);
        if (context.Clock == ClockState.Unknown)
        {
            return options.UnknownClock == UnknownClock.IgnoreSchedules
                ? new(entry, null, null)
                : new(entry, AccessReason.ClockUnknown, Phrase.Of("clockUnknown"));
        }

        return entry.Schedule.Objection(context.Local.DateTime) is { } objection
            ? new(entry, AccessReason.OutsideSchedule, objection)
            : new(entry, null, null);
    }

    private static bool IsForLane(ListEntry entry, DecisionContext context) =>
        entry.Lane.Length == 0 || entry.Lane.Equals(context.Lane, StringComparison.OrdinalIgnoreCase);
}

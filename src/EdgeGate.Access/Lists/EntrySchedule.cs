using EdgeGate.Domain.Phrases;

namespace EdgeGate.Access.Lists;

/// <summary>When an entry holds, in the lane's local time.</summary>
/// <param name="ValidFrom">First moment, or null for always.</param>
/// <param name="ValidTo">First moment after it, or null for ever.</param>
/// <param name="Days">Days on which it holds.</param>
/// <param name="FromMinute">Start of the daily hours, minutes after midnight, 0 to 1439.</param>
/// <param name="ToMinute">
/// First minute after the daily hours, 1 to 1440. Smaller than <paramref name="FromMinute"/>: over midnight, and the hours after
/// midnight belong to the day on which they began.
/// </param>
public sealed record EntrySchedule(DateTime? ValidFrom, DateTime? ValidTo, Weekdays Days, int FromMinute, int ToMinute)
{
    /// <summary>Holds always.</summary>
    public static EntrySchedule Always { get; } = new(null, null, Weekdays.All, 0, 1440);

    /// <summary>True when time plays no part.</summary>
    public bool IsAlways => this == Always;

    /// <summary>Null when the entry holds at <paramref name="local"/>, otherwise why it does not, for an operator.</summary>
    public Phrase? Objection(DateTime local)
    {
        if (local < ValidFrom)
            return Phrase.Of("validFrom", ("moment", ScheduleText.Moment(ValidFrom)));
        if (local >= ValidTo)
            return Phrase.Of("validUntil", ("moment", ScheduleText.End(ValidTo)));
        var minute = local.Hour * 60 + local.Minute;
        var day = local.DayOfWeek;
        if (FromMinute > ToMinute && minute < ToMinute)
            day = (DayOfWeek)(((int)day + 6) % 7);
        else if (FromMinute > ToMinute ? minute < FromMinute : minute < FromMinute || minute >= ToMinute)
            return Phrase.Of("holdsOnly", ("when", ScheduleText.Hours(this)));
        return (Days & DayFlag(day)) == 0 ? Phrase.Of("holdsOnly", ("when", ScheduleText.Days(Days))) : null;
    }

    private static Weekdays DayFlag(DayOfWeek day) => (Weekdays)(1 << (((int)day + 6) % 7));
}

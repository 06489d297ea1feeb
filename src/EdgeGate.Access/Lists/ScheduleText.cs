using System.Globalization;

namespace EdgeGate.Access.Lists;

/// <summary>How schedules are written in list files: <c>mon-fri+sun</c>, <c>22:00-06:00</c>, <c>2026-12-31</c>.</summary>
public static class ScheduleText
{
    private static readonly string[] DayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    private static readonly string[] DateFormats = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm", "yyyy/MM/dd", "dd.MM.yyyy"];

    /// <summary>Writes days; runs of three and more with a dash. Every day is empty text.</summary>
    public static string Days(Weekdays days)
    {
        if (days == Weekdays.All)
            return "";
        var parts = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            if (!Has(days, i))
                continue;
            var end = i;
            while (end < 6 && Has(days, end + 1))
                end++;
            if (end - i >= 2)
                parts.Add($"{DayNames[i]}-{DayNames[end]}");
            else
                parts.AddRange(DayNames[i..(end + 1)]);
            i = end;
        }

        return string.Join('+', parts);
    }

    /// <summary>Writes the daily hours; the whole day is empty text.</summary>
    public static string Hours(EntrySchedule schedule) =>
        schedule is { FromMinute: 0, ToMinute: 1440 } ? "" : $"{Clock(schedule.FromMinute)}-{Clock(schedule.ToMinute)}";

    /// <summary>Writes a moment; midnight as the date alone.</summary>
    public static string Moment(DateTime? moment) => moment switch
    {
        null => "",
        { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        { } time => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
    };

    /// <summary>Writes an end: the last day that still counts when it falls on midnight, otherwise the moment.</summary>
    public static string End(DateTime? end) => end is { TimeOfDay.Ticks: 0 } day ? Moment(day.AddDays(-1)) : Moment(end);

    /// <summary>
    /// Reads days: names or ISO numbers (1 is Monday), single or as a range (<c>sat-mon</c> wraps), separated by + , | or space.
    /// </summary>
    public static bool TryDays(ReadOnlySpan<char> text, out Weekdays days)
    {
        days = Weekdays.None;
        foreach (var range in text.SplitAny("+,| "))
        {
            var part = text[range];
            if (part.IsEmpty)
                continue;
            var dash = part.IndexOf('-');
            var first = DayIndex(dash < 0 ? part : part[..dash]);
            var last = dash < 0 ? first : DayIndex(part[(dash + 1)..]);
            if (first < 0 || last < 0)
                return false;
            for (var i = first; ; i = (i + 1) % 7)
            {
                days |= (Weekdays)(1 << i);
                if (i == last)
                    break;
            }
        }

        return days != Weekdays.None;
    }

    /// <summary>Reads daily hours, <c>08:00-18:30</c>; 24:00 is the end of the day.</summary>
    public static bool TryHours(ReadOnlySpan<char> text, out int from, out int to)
    {
        (from, to) = (0, 0);
        var dash = text.IndexOf('-');
        return dash > 0 && TryClock(text[..dash].Trim(), out from) && TryClock(text[(dash + 1)..].Trim(), out to)
            && from < 1440 && from != to && FixEnd(ref to);
    }

    /// <summary>Reads a date, or a date with a time of day.</summary>
    /// <param name="text">As written.</param>
    /// <param name="isEnd">True: a date alone means the end of that day.</param>
    /// <param name="moment">The moment.</param>
    public static bool TryMoment(string text, bool isEnd, out DateTime moment)
    {
        if (!DateTime.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out moment))
            return false;
        if (isEnd && !text.Contains(':') && moment < DateTime.MaxValue.Date)
            moment = moment.AddDays(1);
        return true;
    }

    private static bool Has(Weekdays days, int index) => ((int)days >> index & 1) != 0;

    private static string Clock(int minute) => $"{minute / 60:00}:{minute % 60:00}";

    private static bool FixEnd(ref int to)
    {
        to = to == 0 ? 1440 : to;
        return true;
    }

    private static int DayIndex(ReadOnlySpan<char> name)
    {
        name = name.Trim();
        if (name is [>= '1' and <= '7' and var digit])
            return digit - '1';
        for (var i = 0; i < DayNames.Length && name.Length >= 3; i++)
        {
            if (name[..3].Equals(DayNames[i], StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }

    private static bool TryClock(ReadOnlySpan<char> text, out int minute)
    {
        minute = 0;
        var colon = text.IndexOf(':');
        if (colon is not (1 or 2) || text.Length != colon + 3
            || !int.TryParse(text[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes))
            return false;
        minute = hours * 60 + minutes;
        return minutes < 60 && minute <= 1440;
    }
}

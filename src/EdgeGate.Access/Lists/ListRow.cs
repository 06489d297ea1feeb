using EdgeGate.Access.Plates;
using EdgeGate.Domain.Writing;

namespace EdgeGate.Access.Lists;

/// <summary>Rows of a list file on their way to entries, one after another; collects everything that is wrong with them.</summary>
/// <param name="fields">Holds the fields of the row that is to be read.</param>
/// <param name="header">Where each column stands.</param>
/// <param name="errors">Takes what is wrong.</param>
internal sealed class ListRow(List<string> fields, ListHeader header, ListProblems errors)
{
    private int _line;
    private bool _failed;

    /// <summary>The entry, or null when anything is wrong.</summary>
    /// <param name="line">Line on which the row begins.</param>
    public ListEntry? ToEntry(int line)
    {
        (_line, _failed) = (line, false);
        if (fields.Count != header.Width)
        {
            Fail("", $"{fields.Count} fields where the header has {header.Width}", "quote fields with the separator, fill up missing ones");
            return null;
        }

        foreach (var field in fields)
        {
            if (field.Contains('\uFFFD'))
            {
                Fail("", "holds bytes that are not UTF-8", "save the file as CSV UTF-8");
                break;
            }
        }

        var written = Text("plate");
        var plate = Plate(written);
        var list = Kind(header.Field(fields, "list"));
        var schedule = Schedule();
        var (owner, note, lane) = (Text("owner"), Text("note"), Text("lane"));
        var other = header.OthersOf(fields);
        if (other.Count > 0)
        {
            foreach (var (column, text) in other)
                IsPlain(column, text);
        }

        return _failed ? null : new ListEntry(plate, written, list)
        {
            Owner = owner, Note = note, Schedule = schedule, Lane = lane, Line = line, Other = other,
        };
    }

    private void Fail(string column, string what, string remedy)
    {
        _failed = true;
        errors.Add(new(_line, column, what, remedy));
    }

    private string Text(string column)
    {
        var text = header.Field(fields, column);
        IsPlain(column, text);
        return text;
    }

    private void IsPlain(string column, string text)
    {
        if (Plain.FirstHidden(text) is { } hidden)
            Fail(column, $"holds {Plain.NameOf(hidden)}", "remove it; a field is one line of plain text");
    }

    private string Plate(string written)
    {
        Span<char> buffer = stackalloc char[PlateText.MaxLength];
        var length = PlateText.Normalise(written, buffer, keepWildcards: true);
        if (_failed)
            return "";
        if (written.Length > 0 && PlateCell.Problem(written) is var (what, remedy))
            Fail("plate", $"\"{Shorten(written)}\" {what}", remedy);
        else if (length < 0)
            Fail("plate", $"\"{Shorten(written)}\" has more than {PlateText.MaxLength} characters", "a plate has at most that many");
        else if (length == 0)
            Fail("plate", "is empty", "write a plate, or remove the row");
        else if (buffer[..length].TrimStart('*').IsEmpty)
            Fail("plate", $"\"{written}\" would mean every vehicle",
                "use the lane's mode open-to-all instead, or write a part of the plate");
        return length <= 0 ? "" : buffer[..length].SequenceEqual(written) ? written : new string(buffer[..length]);
    }

    private ListKind Kind(string text)
    {
        switch (text.ToLowerInvariant())
        {
            case "" or "allow":
                return ListKind.Allow;
            case "deny":
                return ListKind.Deny;
            case "watch":
                return ListKind.Watch;
            case "guest":
                return ListKind.Guest;
            default:
                Fail("list", $"\"{Shorten(text)}\" is not a list", "write allow, deny, watch or guest; empty means allow");
                return default;
        }
    }

    private EntrySchedule Schedule()
    {
        var (from, to) = (Moment("valid_from", false), Moment("valid_to", true));
        if (from >= to)
            Fail("valid_to", "is before valid_from", "swap the two");
        var (days, first, last) = (Weekdays.All, 0, 1440);
        if (header.Field(fields, "days") is { Length: > 0 } daysText && !ScheduleText.TryDays(daysText, out days))
            Fail("days", $"\"{Shorten(daysText)}\" cannot be read", "write days like mon-fri+sun, or 1-5; empty means every day");
        if (header.Field(fields, "hours") is { Length: > 0 } hours && !ScheduleText.TryHours(hours, out first, out last))
            Fail("hours", $"\"{Shorten(hours)}\" cannot be read",
                "write hours like 08:00-18:30, over midnight 22:00-06:00; empty means all day");
        return (from, to, days, first, last) is (null, null, Weekdays.All, 0, 1440)
            ? EntrySchedule.Always
            : new(from, to, days, first, last);
    }

    private DateTime? Moment(string column, bool isEnd)
    {
        var text = header.Field(fields, column);
        if (text.Length == 0)
            return null;
        if (ScheduleText.TryMoment(text, isEnd, out var moment))
            return moment;
        Fail(column, $"\"{Shorten(text)}\" is not a date", "write 2026-12-31 or 2026-12-31 18:00");
        return null;
    }

    private static string Shorten(string text) => Plain.Of(text.Length <= 40 ? text : text[..40] + "…");
}

using System.Buffers;
using System.Text;
using EdgeGate.Access.Plates;
using EdgeGate.Domain.Writing;

namespace EdgeGate.Access.Lists;

/// <summary>
/// List files: a header, then one entry a row, columns in any order: plate (required), list, owner, note, valid_from, valid_to,
/// days, hours, lane; columns of other names are kept. UTF-8, with or without a byte order mark; comma, semicolon or tab.
/// </summary>
public static class ListCsv
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",;\t\"\r\n");

    /// <summary>
    /// Entries of the longest list, more than twice what other gate readers hold. A file of the size that the page takes could have ten
    /// times as many, and comparing two such lists would take the memory and the time that the lane needs.
    /// </summary>
    public const int MostEntries = 250_000;

    // Bytes; tables that are large enough from the start leave none behind that were too small.
    private const int UsualRow = 32;

    /// <summary>Every column, that the program uses, in the order in which they are exported.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["plate", "list", "owner", "note", "valid_from", "valid_to", "days", "hours", "lane"];

    /// <summary>Reads a file. Never throws for what is in it: every bad row is reported, and the next one is read.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="readable">What readings can hold, so that entries which can meet no vehicle are remarked on; null: not known.</param>
    public static ListImport Import(Stream stream, ReadableCharacters? readable = null)
    {
        using var reader = new StreamReader(stream, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        return Import(reader, readable, stream.CanSeek ? (int)Math.Min(MostEntries, stream.Length / UsualRow) : 0);
    }

    /// <summary>Reads text.</summary>
    public static ListImport Import(TextReader reader, ReadableCharacters? readable = null) => Import(reader, readable, expected: 0);

    private static ListImport Import(TextReader reader, ReadableCharacters? readable, int expected)
    {
        var csv = new CsvReader(reader);
        var (errors, warnings, entries) = (new ListProblems(), new ListProblems(), new List<ListEntry>(expected));
        var fields = new List<string>();
        if (!csv.Read(fields))
        {
            errors.Add(new(1, "", "the file is empty", $"start it with the header {string.Join(',', Columns)}"));
            return Imported(isWhole: true, []);
        }

        var header = ReadHeader(csv, fields, errors, warnings);
        if (header is null)
            return Imported(isWhole: true, []);
        csv.Width = header.Width;
        var (row, seen) = (new ListRow(fields, header, errors), new HashSet<ListEntry>(expected, SameMeaning.Comparer));
        while (csv.Read(fields))
        {
            if (csv.Fault is { } fault)
            {
                errors.Add(new(fault.Line, "", fault.What, fault.Remedy));
                continue;
            }

            if (fields.TrueForAll(string.IsNullOrWhiteSpace))
                continue;
            if (row.ToEntry(csv.RowLine) is not { } entry)
                continue;
            if (entries.Count == MostEntries)
            {
                errors.Add(new(entry.Line, "", $"the list has more than {MostEntries} entries, and nothing is read from here on",
                    "take out who does not come any more, or write a fleet as one entry with a wildcard"));
                return Imported(isWhole: false, header.Others);
            }

            if (seen.TryGetValue(entry, out var first))
                warnings.Add(new(entry.Line, "", $"{entry.Written} says the same as line {first.Line}", "remove one of the two"));
            else
                seen.Add(entry);
            entries.Add(entry);
            ListRemarks.OfPlate(entry, readable, warnings);
        }

        ListRemarks.OfContradictions(entries, warnings);
        return Imported(isWhole: true, header.Others);

        ListImport Imported(bool isWhole, IReadOnlyList<string> others) => new(entries, errors.Named(), warnings.Named())
        {
            ErrorCount = errors.Count, WarningCount = warnings.Count, IsWhole = isWhole, OtherColumns = others,
        };
    }

    /// <summary>Writes a list so that <see cref="Import(TextReader, ReadableCharacters)"/> gives the same one back.</summary>
    public static void Export(AccessList list, TextWriter writer)
    {
        writer.Write(string.Join(',', Columns.Concat(list.OtherColumns).Select(Quote)));
        writer.Write("\r\n");
        foreach (var e in list.Entries)
        {
            string[] fields =
            [
                e.Written, e.List.ToString().ToLowerInvariant(), e.Owner, e.Note, ScheduleText.Moment(e.Schedule.ValidFrom),
                ScheduleText.End(e.Schedule.ValidTo), ScheduleText.Days(e.Schedule.Days), ScheduleText.Hours(e.Schedule), e.Lane,
                .. list.OtherColumns.Select(name => e.Other[name]),
            ];
            writer.Write(string.Join(',', fields.Select(Quote)));
            writer.Write("\r\n");
        }
    }

    private static ListHeader? ReadHeader(CsvReader csv, List<string> fields, ListProblems errors, ListProblems warnings)
    {
        if (csv.Fault is { } fault)
        {
            errors.Add(new(fault.Line, "", fault.What, fault.Remedy));
            return null;
        }

        var header = new ListHeader(fields);
        foreach (var name in header.Others.Where(name => Plain.FirstHidden(name) is not null))
            errors.Add(new(1, Plain.Of(name), "holds a character that cannot be seen", "write the name of the column on one line"));
        foreach (var name in header.Others)
            warnings.Add(new(1, name, "is not a column that EdgeGate uses", $"it is kept as it is; used are {string.Join(", ", Columns)}"));
        foreach (var name in header.Doubled)
            errors.Add(new(1, name, "stands in the header twice", "remove one of the two"));
        if (!header.Has("plate"))
            errors.Add(new(1, "plate", "is missing in the header", $"the first line names the columns: {string.Join(',', Columns)}"));
        return errors.Count == 0 ? header : null;
    }

    private static string Quote(string text)
    {
        var field = SpreadsheetText.Guard(text);
        return field.AsSpan().IndexOfAny(Special) < 0 && field.AsSpan().Trim().Length == field.Length
            ? field
            : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

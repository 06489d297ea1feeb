using EdgeGate.Access.Lists;
using EdgeGate.Access.Plates;
using EdgeGate.Domain.Records;

namespace EdgeGate.Records.Lists;

/// <summary>A row of the access list as a person sees and writes it, and as the program uses it.</summary>
public static class ListRowText
{
    public static ListRowView View(ListEntry entry) => new(
        entry.Line, entry.Written, entry.List.ToString()
        .ToLowerInvariant(), entry.Owner, entry.Note, ScheduleText.Moment(entry.Schedule.ValidFrom),
        ScheduleText.End(entry.Schedule.ValidTo), ScheduleText.Days(entry.Schedule.Days), ScheduleText.Hours(entry.Schedule), entry.Lane)
    {
        Other = entry.Other.ToDictionary(),
    };

    /// <summary>Reads a row that a person wrote by the very rules of a list file: what no file may hold, no page may bring in.</summary>
    public static ListImport Read(ListRowView row, ReadableCharacters? readable)
    {
        var others = Others(row);
        return ListCsv.Import(new StringReader($"{Line([.. ListCsv.Columns, .. others.Keys])}{Line([.. Fields(row), .. others.Values])}"),
            readable);
    }

    /// <summary>True when two rows say the same, wherever they stand.</summary>
    public static bool SaysTheSame(ListRowView a, ListRowView b) =>
        Fields(a).SequenceEqual(Fields(b)) && Others(a).ToHashSet().SetEquals(Others(b));

    // A row that came over a wire may lack any of them.
    private static string[] Fields(ListRowView row) =>
        [.. new[] { row.Plate, row.List, row.Owner, row.Note, row.ValidFrom, row.ValidTo, row.Days, row.Hours, row.Lane }
            .Select(field => (string?)field ?? "")];

    private static Dictionary<string, string> Others(ListRowView row) =>
        ((IReadOnlyDictionary<string, string>?)row.Other ?? new Dictionary<string, string>()).Where(value => value.Value is { Length: > 0 })
            .ToDictionary();

    private static string Line(string[] fields) =>
        $"{string.Join(',', fields.Select(field => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))}\r\n";
}

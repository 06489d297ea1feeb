namespace EdgeGate.Access.Lists;

/// <summary>Where each column of a list file stands.</summary>
internal sealed class ListHeader
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly List<(string Name, int Index)> _others = [];

    public ListHeader(IReadOnlyList<string> fields)
    {
        Width = fields.Count;
        for (var i = 0; i < fields.Count; i++)
        {
            var name = SpreadsheetText.Unguard(fields[i].Trim());
            var known = name.ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
            if (!ListCsv.Columns.Contains(known))
                _others.Add((Unique(name.Length == 0 ? $"column {i + 1}" : name), i));
            else if (!_columns.TryAdd(known, i))
                Doubled.Add(known);
        }
    }

    public int Width { get; }

    public List<string> Doubled { get; } = [];

    /// <summary>Names of the columns that the program does not use, each once.</summary>
    public IReadOnlyList<string> Others => [.. _others.Select(other => other.Name)];

    public bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>The field of a row, trimmed; empty when the column or the field is not there.</summary>
    public string Field(IReadOnlyList<string> row, string column) => _columns.TryGetValue(column, out var index) ? At(row, index) : "";

    /// <summary>What a row holds in the other columns.</summary>
    public OtherColumns OthersOf(IReadOnlyList<string> row)
    {
        if (_others.Count == 0)
            return OtherColumns.None;
        var values = new KeyValuePair<string, string>[_others.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = new(_others[i].Name, At(row, _others[i].Index));
        return new(values);
    }

    private static string At(IReadOnlyList<string> row, int index) => index < row.Count ? SpreadsheetText.Unguard(row[index].Trim()) : "";

    private string Unique(string name)
    {
        var unique = name;
        for (var i = 2; _others.Exists(other => other.Name == unique); i++)
            unique = $"{name} {i}";
        return unique;
    }
}

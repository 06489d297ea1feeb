namespace EdgeGate.Access.Lists;

/// <summary>Where each column of a list file stands.</summary>
internal sealed class ListHeader
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    public ListHeader(IReadOnlyList<string> fields)
    {
        Width = fields.Count;
        for (var i = 0; i < fields.Count; i++)
        {
            var name = fields[i].Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
            if (!ListCsv.Columns.Contains(name))
                Unknown.Add(name.Length == 0 ? $"(column {i + 1})" : name);
            else if (!_columns.TryAdd(name, i))
                Doubled.Add(name);
        }
    }

    public int Width { get; }

    public List<string> Unknown { get; } = [];

    public List<string> Doubled { get; } = [];

    public bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>The field of a row, trimmed; empty when the column or the field is not there.</summary>
    public string Field(IReadOnlyList<string> row, string column) =>
        _columns.TryGetValue(column, out var index) && index < row.Count ? row[index].Trim() : "";
}

namespace EdgeGate.Domain.Records;

/// <summary>One row of the access list, as text for a person; the names are those of the file's columns.</summary>
public sealed record ListRowView(
    int Line, string Plate, string List, string Owner, string Note, string ValidFrom, string ValidTo, string Days, string Hours,
    string Lane)
{
    /// <summary>What the file holds in columns that the program does not use, by their names; empty values are left out.</summary>
    public IReadOnlyDictionary<string, string> Other { get; init; } = new Dictionary<string, string>();
}

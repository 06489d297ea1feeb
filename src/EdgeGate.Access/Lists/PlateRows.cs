namespace EdgeGate.Access.Lists;

/// <summary>The rows of a list by what stands in their plate column; a wildcard counts as the text that it is.</summary>
internal sealed class PlateRows
{
    private readonly AccessList _list;
    private readonly Dictionary<string, ListEntry[]> _wildcards = new(StringComparer.Ordinal);

    public PlateRows(AccessList list)
    {
        _list = list;
        foreach (var group in list.Wildcards.ToArray().GroupBy(entry => entry.Plate, StringComparer.Ordinal))
            _wildcards.Add(group.Key, [.. group]);
    }

    /// <summary>Rows with the plate of an entry, this list's or another's; empty when there are none.</summary>
    public ReadOnlySpan<ListEntry> Of(ListEntry entry) =>
        entry.IsWildcard ? _wildcards.GetValueOrDefault(entry.Plate) : _list.Exact(entry.Plate);
}

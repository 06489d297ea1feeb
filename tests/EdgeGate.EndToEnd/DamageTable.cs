namespace EdgeGate.EndToEnd;

/// <summary>Counts what became of lanes on damaged files, by kind of file, and prints it as a table.</summary>
/// <param name="title">Its title.</param>
internal sealed class DamageTable(string title)
{
    private readonly SortedDictionary<string, (int Rounds, int Told, int Failed)> _rows = new(StringComparer.Ordinal);

    /// <summary>One round.</summary>
    /// <param name="kind">Kind of file.</param>
    /// <param name="started">False: the lane did not start, or did not go on.</param>
    /// <param name="told">An alarm said so.</param>
    internal void Add(string kind, bool started, bool told)
    {
        var (rounds, alarms, failed) = _rows.GetValueOrDefault(kind);
        _rows[kind] = (rounds + 1, alarms + (told ? 1 : 0), failed + (started ? 0 : 1));
    }

    /// <summary>Prints it; what runs the tests passes on the lines that begin so.</summary>
    internal void Print()
    {
        Console.WriteLine($"TABLE {title,-24} rounds  alarm  does not start");
        foreach (var (kind, row) in _rows)
            Console.WriteLine($"TABLE {kind,-24} {row.Rounds,6}  {row.Told,5}  {row.Failed,14}");
        Console.WriteLine($"TABLE {"sum",-24} {_rows.Values.Sum(row => row.Rounds),6}  {_rows.Values.Sum(row => row.Told),5}  {_rows.Values.Sum(row => row.Failed),14}");
    }
}

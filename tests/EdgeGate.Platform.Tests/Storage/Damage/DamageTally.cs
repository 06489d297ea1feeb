namespace EdgeGate.Platform.Tests.Storage.Damage;

/// <summary>Counts outcomes by kind of damage, and prints them as a table.</summary>
internal sealed class DamageTally
{
    private readonly SortedDictionary<string, List<DamageOutcome>> _rows = new(StringComparer.Ordinal);

    /// <summary>Lanes that did not start.</summary>
    internal int DidNotStart => All.Count(outcome => !outcome.Started);

    /// <summary>Lanes on evidence that had changed, and nobody was told.</summary>
    internal int Silent => All.Count(outcome => outcome.IsSilent);

    private IEnumerable<DamageOutcome> All => _rows.Values.SelectMany(row => row);

    internal void Add(string damage, DamageOutcome outcome)
    {
        if (!_rows.TryGetValue(damage, out var row))
            _rows[damage] = row = [];
        row.Add(outcome);
    }

    internal void Print(string title)
    {
        Console.WriteLine($"TABLE {title,-32} rounds  set aside  told  no harm  silent  does not start");
        foreach (var (damage, row) in _rows)
            Print(damage, row);
        Print("sum", [.. All]);
        Console.WriteLine($"TABLE slowest: {All.Max(outcome => outcome.Took).TotalSeconds:0.0} s for two starts");
    }

    private static void Print(string name, List<DamageOutcome> row) => Console.WriteLine(
        $"TABLE {name,-32} {row.Count,6}  {row.Count(o => o.SetAside),9}  {row.Count(o => o.Started && !o.SetAside && o.Told),4}  "
        + $"{row.Count(o => o.Started && !o.Told && o.Changed == 0),7}  {row.Count(o => o.IsSilent),6}  {row.Count(o => !o.Started),14}");
}

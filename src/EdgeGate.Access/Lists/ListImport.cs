namespace EdgeGate.Access.Lists;

/// <summary>What a list file held.</summary>
/// <param name="Entries">The good rows, in their order.</param>
/// <param name="Errors">Every bad row.</param>
/// <param name="Warnings">Rows and columns that are usable but look wrong.</param>
public sealed record ListImport(
    IReadOnlyList<ListEntry> Entries, IReadOnlyList<ListLineProblem> Errors, IReadOnlyList<ListLineProblem> Warnings)
{
    /// <summary>Names of the columns that the program does not use and keeps, in their order.</summary>
    public IReadOnlyList<string> OtherColumns { get; init; } = [];

    /// <summary>True when every row is good.</summary>
    public bool IsClean => Errors.Count == 0;

    /// <summary>The snapshot to use, or null when there are errors and the good rows alone are not wanted.</summary>
    /// <param name="useGoodRows">True: bad rows are left out.</param>
    public AccessList? ToList(bool useGoodRows) => IsClean || useGoodRows ? new AccessList(Entries, OtherColumns) : null;
}

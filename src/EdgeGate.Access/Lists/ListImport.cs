namespace EdgeGate.Access.Lists;

/// <summary>What a list file held.</summary>
/// <param name="Entries">The good rows, in their order.</param>
/// <param name="Errors">What is wrong with bad rows, the first thousand, then one that says how many are not named.</param>
/// <param name="Warnings">Rows and columns that are usable but look wrong, likewise.</param>
public sealed record ListImport(
    IReadOnlyList<ListEntry> Entries, IReadOnlyList<ListLineProblem> Errors, IReadOnlyList<ListLineProblem> Warnings)
{
    /// <summary>Names of the columns that the program does not use and keeps, in their order.</summary>
    public IReadOnlyList<string> OtherColumns { get; init; } = [];

    /// <summary>How many errors there are, named or not.</summary>
    public int ErrorCount { get; init; }

    /// <summary>How many warnings there are, named or not.</summary>
    public int WarningCount { get; init; }

    /// <summary>False: the file has more entries than a list may, and its end was not read. Bans may stand there.</summary>
    public bool IsWhole { get; init; }

    /// <summary>True when every row is good.</summary>
    public bool IsClean => ErrorCount == 0;

    /// <summary>The snapshot to use, or null when there are errors and the good rows alone are not wanted.</summary>
    /// <param name="useGoodRows">True: bad rows are left out; never the end of a file that is too long.</param>
    public AccessList? ToList(bool useGoodRows) => IsClean || (useGoodRows && IsWhole) ? new AccessList(Entries, OtherColumns) : null;
}

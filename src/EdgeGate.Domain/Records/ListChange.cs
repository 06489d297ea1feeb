namespace EdgeGate.Domain.Records;

/// <summary>What replacing a list did, or would do.</summary>
/// <param name="Applied">True: the new list is in force. False: it was refused, or only asked about.</param>
/// <param name="Entries">Good rows of the new list.</param>
/// <param name="Added">Rows whose plate was not listed before.</param>
/// <param name="Removed">Rows whose plate is listed no more.</param>
/// <param name="Changed">Plates that are listed otherwise than before.</param>
/// <param name="Summary">One sentence with the first few plates, as the audit has it.</param>
/// <param name="Errors">Bad rows, by line; the first thousand, then one that says how many are not named.</param>
/// <param name="Warnings">Rows that are usable but look wrong, likewise.</param>
public sealed record ListChange(
    bool Applied, int Entries, int Added, int Removed, int Changed, string Summary, IReadOnlyList<string> Errors,
    IReadOnlyList<string> Warnings)
{
    /// <summary>How many errors there are, named or not.</summary>
    public int ErrorCount { get; init; }

    /// <summary>How many warnings there are, named or not.</summary>
    public int WarningCount { get; init; }

    /// <summary>Plates that are new, the first hundred.</summary>
    public IReadOnlyList<string> AddedPlates { get; init; } = [];

    /// <summary>Plates that go, the first hundred.</summary>
    public IReadOnlyList<string> RemovedPlates { get; init; } = [];

    /// <summary>Plates that are listed otherwise, the first hundred.</summary>
    public IReadOnlyList<string> ChangedPlates { get; init; } = [];

    /// <summary>Vehicles that are denied now and would not be any more, the first hundred. See <see cref="ListOrder.KeepBans"/>.</summary>
    public IReadOnlyList<string> LostBans { get; init; } = [];

    /// <summary>Pairs of the new list that a tolerance could confuse and that are therefore matched exactly, the first hundred.</summary>
    public IReadOnlyList<string> LookAlikes { get; init; } = [];

    /// <summary>Names the list that it was compared with.</summary>
    public string Before { get; init; } = "";

    /// <summary>True: another list is in force than <see cref="ListOrder.Before"/> names, so nothing was done.</summary>
    public bool Stale { get; init; }

    /// <summary>
    /// New entries that a person has to confirm first, by line: see <see cref="ListOrder.ConfirmWildcards"/>. Empty when they were.
    /// </summary>
    public IReadOnlyList<string> ToConfirm { get; init; } = [];
}

namespace EdgeGate.Domain.Records;

/// <summary>Another list for the lane.</summary>
/// <param name="Csv">The file, UTF-8.</param>
/// <param name="Who">Who orders it, for the audit.</param>
/// <param name="From">Where it comes from, for the audit: a file on a stick, the page.</param>
public sealed record ListOrder(byte[] Csv, string Who, string From)
{
    /// <summary>True: bad rows are left out. Default false: one bad row refuses the list.</summary>
    public bool GoodLinesOnly { get; init; }

    /// <summary>
    /// True: a person has seen the new entries with a <c>?</c> and means them. Default false: they keep the list from being put in force,
    /// since a spreadsheet writes the same for a letter that it lost.
    /// </summary>
    public bool ConfirmWildcards { get; init; }

    /// <summary>True: a list that would lift a ban is not put in force. A person has to see the bans that go; default false.</summary>
    public bool KeepBans { get; init; }

    /// <summary>
    /// The list that this one was compared with, see <see cref="ListChange.Before"/>: another one in force by now keeps this one out. Null:
    /// whatever is in force.
    /// </summary>
    public string? Before { get; init; }

    /// <summary>True: only say what would change.</summary>
    public bool DryRun { get; init; }
}

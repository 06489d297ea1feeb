namespace EdgeGate.Domain.Records;

/// <summary>One entry of the access list, changed by a person who had it before him.</summary>
/// <param name="Old">The row as it was when he looked; null: a new one. Its line does not count.</param>
/// <param name="New">The row as it is to be; null: it goes.</param>
/// <param name="Who">Who orders it, for the audit.</param>
public sealed record ListEntryOrder(ListRowView? Old, ListRowView? New, string Who)
{
    /// <summary>True: he has seen which rows the plate meets already, and wants it all the same.</summary>
    public bool Confirmed { get; init; }
}

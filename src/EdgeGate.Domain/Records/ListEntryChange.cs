using EdgeGate.Domain.Phrases;

namespace EdgeGate.Domain.Records;

/// <summary>What became of a <see cref="ListEntryOrder"/>.</summary>
/// <param name="Outcome">Whether it was done, or why not.</param>
/// <param name="Summary">One English sentence, as the audit has it behind the name; empty when nothing was done.</param>
public sealed record ListEntryChange(ListEntryOutcome Outcome, string Summary)
{
    /// <summary>The summary as data; null when nothing was done.</summary>
    public Phrase? Say { get; init; }

    /// <summary><see cref="ListEntryOutcome.Changed"/>: the rows of the plate as they are now; none: they are gone.</summary>
    public IReadOnlyList<ListRowView> Now { get; init; } = [];

    /// <summary><see cref="ListEntryOutcome.Listed"/>: the rows that the plate meets already, or could be taken for.</summary>
    public IReadOnlyList<ListedRow> Listed { get; init; } = [];

    /// <summary><see cref="ListEntryOutcome.Listed"/>: what else a person has to know of the plate before it is in force.</summary>
    public IReadOnlyList<string> ToConfirm { get; init; } = [];

    /// <summary><see cref="ListEntryOutcome.Bad"/>: everything that is wrong with the row.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];
}

using EdgeGate.Access.Lists;
using EdgeGate.Domain.Records;

namespace EdgeGate.Records.Lists;

/// <summary>Which rows a plate meets that somebody is about to add, and which of the two decides. Pure.</summary>
public static class ListMeetings
{
    private const int Most = 20;

    /// <param name="before">The list without it.</param>
    /// <param name="after">The list with it.</param>
    /// <param name="except">The row that it replaces; -1: none.</param>
    /// <param name="entry">It.</param>
    public static IReadOnlyList<ListedRow> Of(AccessList before, AccessList after, int except, ListEntry entry)
    {
        var alike = after.Conflicts.Where(conflict => conflict.First.Plate == entry.Plate || conflict.Second.Plate == entry.Plate)
            .Select(conflict => conflict.First.Plate == entry.Plate ? conflict.Second.Plate : conflict.First.Plate)
            .ToHashSet(StringComparer.Ordinal);
        return [.. before.Entries.Where((_, at) => at != except)
            .Select(other => (Row: other, Relation: RelationOf(other, entry, alike))).Where(met => met.Relation is not null).Take(Most)
            .Select(met => new ListedRow(ListRowText.View(met.Row), met.Relation!.Value, WinnerOf(met.Row, entry, met.Relation.Value)))];
    }

    private static ListRelation? RelationOf(ListEntry other, ListEntry entry, HashSet<string> alike) =>
        other.Plate == entry.Plate ? ListRelation.Same
        : Meets(other, entry) || Meets(entry, other) ? ListRelation.Wildcard
        : alike.Contains(other.Plate) ? ListRelation.LookAlike
        : null;

    private static bool Meets(ListEntry pattern, ListEntry plate) =>
        pattern.IsWildcard && !plate.IsWildcard && Wildcard.IsMatch(pattern.Plate, plate.Plate);

    /// <summary>
    /// As <see cref="Access.Policy.AccessPolicy"/> asks: a deny entry beats all, then any allow or guest entry that holds will do.
    /// </summary>
    private static ListWinner WinnerOf(ListEntry other, ListEntry entry, ListRelation relation) =>
        relation == ListRelation.LookAlike ? ListWinner.Both
        : other.List == ListKind.Deny ? ListWinner.Present
        : entry.List == ListKind.Deny ? ListWinner.New
        : other.List == ListKind.Watch || entry.List == ListKind.Watch ? ListWinner.Both
        : ListWinner.Either;
}

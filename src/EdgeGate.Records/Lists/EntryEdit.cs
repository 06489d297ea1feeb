using EdgeGate.Access.Lists;
using EdgeGate.Access.Plates;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Records;

namespace EdgeGate.Records.Lists;

/// <summary>Works out what an order does to a list, if it may be done at all. Pure.</summary>
public static class EntryEdit
{
    /// <summary>A list that is to be in force, or why it is not.</summary>
    /// <param name="After">Null: nothing is to be done.</param>
    /// <param name="Change">What its orderer is told.</param>
    public readonly record struct Plan(AccessList? After, ListEntryChange Change);

    public static Plan Of(AccessList list, ListEntryOrder order, ReadableCharacters? readable = null)
    {
        var at = order.Old is { } old ? Find(list, old) : list.Entries.Count;
        if (at < 0)
            return new(null, new(ListEntryOutcome.Changed, "") { Now = NowOf(list, order.Old!) });
        if (order.New is not { } row)
        {
            return order.Old is null ? Refuse("there is neither an old row nor a new one; name at least one")
                : Done(With(list, at, null), Phrase.Of("entryRemoved", ("entry", Describe(list.Entries[at]))));
        }

        // A file with one entry more would be refused whole at the next start.
        if (order.Old is null && list.Entries.Count >= ListCsv.MostEntries)
        {
            return Refuse($"the list holds {ListCsv.MostEntries} entries, and takes no more; remove one first, or write a fleet as one entry with a wildcard");
        }

        var import = ListRowText.Read(row, readable);
        if (!import.IsClean || import.Entries.Count != 1)
            return Refuse([.. import.Errors.Select(Words).DefaultIfEmpty("the row is empty; write a plate")]);
        var entry = import.Entries[0];
        var after = With(list, at, entry);
        if (!order.Confirmed && (order.Old is null || list.Entries[at].Plate != entry.Plate))
        {
            var listed = ListMeetings.Of(list, after, order.Old is null ? -1 : at, entry);
            string[] toConfirm = entry.HasOpenPlaces ? [Words(ListRemarks.OpenPlaces(entry))] : [];
            if (listed.Count + toConfirm.Length > 0)
                return new(null, new(ListEntryOutcome.Listed, "") { Listed = listed, ToConfirm = toConfirm });
        }

        return Done(after, order.Old is null
            ? Phrase.Of("entryAdded", ("entry", Describe(entry)))
            : Phrase.Of("entryChanged", ("before", Describe(list.Entries[at])), ("after", Describe(entry))));
    }

    private static Plan Done(AccessList after, Phrase said) => new(after, new(ListEntryOutcome.Done, said.English) { Say = said });

    // One row has no line that would help anybody.
    private static string Words(ListLineProblem problem) =>
        $"{(problem.Column.Length == 0 ? "" : $"{problem.Column}: ")}{problem.What}; {problem.Remedy}";

    private static Plan Refuse(params string[] errors) => new(null, new(ListEntryOutcome.Bad, "") { Errors = errors });

    /// <summary>The row as it was; of several that say the same, the one in its line.</summary>
    private static int Find(AccessList list, ListRowView old)
    {
        var found = -1;
        for (var i = 0; i < list.Entries.Count; i++)
        {
            if (!ListRowText.SaysTheSame(old, ListRowText.View(list.Entries[i])))
                continue;
            if (list.Entries[i].Line == old.Line)
                return i;
            found = found < 0 ? i : found;
        }

        return found;
    }

    private static IReadOnlyList<ListRowView> NowOf(AccessList list, ListRowView old) =>
        ListRowText.Read(old, null) is { Entries: [var entry] }
        ? [.. list.Entries.Where(other => other.Plate == entry.Plate).Select(ListRowText.View)] : [];

    private static AccessList With(AccessList list, int at, ListEntry? entry)
    {
        var entries = list.Entries.ToList();
        if (at < entries.Count)
            entries.RemoveAt(at);
        if (entry is not null)
            entries.Insert(at, entry with { Line = 0 });
        return new(entries, list.OtherColumns);
    }

    private static string Describe(ListEntry entry)
    {
        var row = ListRowText.View(entry);
        string[] parts =
        [
            entry.Describe(), row.List, row.Note, row.ValidFrom.Length > 0 ? $"from {row.ValidFrom}" : "", row.ValidTo.Length > 0
                ? $"until {row.ValidTo}" : "",
            row.Days, row.Hours, row.Lane.Length > 0 ? $"lane {row.Lane}" : "",
        ];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }
}

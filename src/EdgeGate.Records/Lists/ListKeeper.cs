using EdgeGate.Access.Lists;
using EdgeGate.Access.Plates;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Records;
using EdgeGate.Journal;
using EdgeGate.Records.Audit;

namespace EdgeGate.Records.Lists;

/// <summary>Shows the access list and puts another one in its place. Safe from several threads; one replacement at a time.</summary>
/// <param name="lists">The lane's; loaded when a question needs it.</param>
/// <param name="readable">What readings can hold; null: not known.</param>
/// <param name="trail">Records what a person did.</param>
/// <param name="time">The wall clock.</param>
public sealed class ListKeeper(Lazy<AccessListFile> lists, Lazy<ReadableCharacters?> readable, IRecordTrail trail, TimeProvider time)
{
    private const int MostNamed = 100;

    private readonly Lock _replacing = new();

    public ListPage Page(string filter, int offset, int limit)
    {
        if (offset < 0 || limit is < 1 or > 1000)
            throw new RecordsFaultException($"{limit} rows from {offset} on: it takes 1 to 1000, from 0 on");
        var list = lists.Value.Current;
        var matching = list.Entries.Where(entry => Fits(entry, filter)).ToList();
        return new(
            lists.Value.Place, list.Entries.Count, matching.Count, [.. matching.Skip(offset).Take(limit).Select(ListRowText.View)],
            [.. ListComparison.LookAlikes(list).Take(MostNamed)],
            [.. lists.Value.Problems.Take(MostNamed)])
        {
            Zone = LaneZone.Describe(time.GetUtcNow()),
        };
    }

    public byte[] Csv() => Csv(lists.Value.Current);

    /// <exception cref="RecordsFaultException">It can be written nowhere.</exception>
    public ListChange Replace(ListOrder order)
    {
        OrderText.Check("the place that the list comes from", order.From);
        var import = ListCsv.Import(new MemoryStream(order.Csv), readable.Value);
        var list = import.ToList(order.GoodLinesOnly);
        lock (_replacing)
        {
            var current = lists.Value.Current;
            var diff = ListDiff.Between(current, list ?? AccessList.Empty);
            var toConfirm = order.ConfirmWildcards ? [] : NewOpenPlaces(list);
            var lostBans = list is null ? [] : ListComparison.LostBans(current, list);
            var before = ListComparison.NameOf(current);
            var stale = order.Before is { } seen && seen != before;
            var applied = list is not null && !order.DryRun && !stale && toConfirm.Count == 0 && !(order.KeepBans && lostBans.Count > 0);
            if (applied)
            {
                // Before the change: what is not recorded is not done, and a change that then fails is on record as tried.
                trail.Audit(Phrase.Of(
                    "replacesList", ("who", order.Who), ("from", order.From), ("changes", diff.Said()), ("count", list!.Entries.Count)));
                Put(list, import.IsClean ? order.Csv : Csv(list));
            }

            return new(
                applied, import.Entries.Count, diff.Added.Count, diff.Removed.Count, diff.Changed.Count,
                Summary(),
                [.. import.Errors.Select(error => error.ToString())], [.. import.Warnings.Select(warning => warning.ToString())])
            {
                ToConfirm = toConfirm, AddedPlates = [.. diff.Added.Take(MostNamed)], RemovedPlates = [.. diff.Removed.Take(MostNamed)],
                ChangedPlates = [.. diff.Changed.Take(MostNamed)],
                LostBans = [.. lostBans.Take(MostNamed)],
                LookAlikes = [.. ListComparison.LookAlikes(list ?? AccessList.Empty).Take(MostNamed)], Before = before, Stale = stale,
                ErrorCount = import.ErrorCount, WarningCount = import.WarningCount,
            };

            string Summary() => stale ? "not taken over: another list is in force than the one that it was compared with; look again"
                : list is null ? $"refused: {import.ErrorCount} bad lines"
                : toConfirm.Count > 0 ? $"{toConfirm.Count} new entries with '?' to be confirmed; {diff.Said()}" : diff.Said().English;
        }
    }

    /// <summary>Changes one row, if it is still what its orderer saw.</summary>
    /// <exception cref="RecordsFaultException">The list can be written nowhere.</exception>
    public ListEntryChange Change(ListEntryOrder order)
    {
        lock (_replacing)
        {
            // What somebody has changed in the file a moment ago is what this one is compared with.
            lists.Value.LookNow();
            var (after, change) = EntryEdit.Of(lists.Value.Current, order, readable.Value);
            if (after is null)
                return change;
            trail.Audit(change.Say!.By(order.Who));
            Put(after, Csv(after));
            return change;
        }
    }

    /// <summary>The technician's file; empty when there is none.</summary>
    public string File => lists.Value.Path;

    /// <summary>Rows that are for just this plate.</summary>
    public int CountOf(string plate) => lists.Value.Current.Entries.Count(entry => entry.Plate == plate);

    /// <summary>True when one of them bans it.</summary>
    public bool IsBanned(string plate) => lists.Value.Current.Entries.Any(entry => entry.Plate == plate && entry.List == ListKind.Deny);

    /// <summary>Them, as a list file.</summary>
    public byte[] RowsOf(string plate) =>
        Csv(new AccessList([.. lists.Value.Current.Entries.Where(entry => entry.Plate == plate)], lists.Value.Current.OtherColumns));

    /// <summary>Takes every row of a plate out of the list. Whoever orders it records that.</summary>
    /// <exception cref="RecordsFaultException">The list can be written nowhere.</exception>
    public void Erase(string plate)
    {
        lock (_replacing)
        {
            lists.Value.LookNow();
            var current = lists.Value.Current;
            if (CountOf(plate) == 0)
                return;
            var after = new AccessList([.. current.Entries.Where(entry => entry.Plate != plate)], current.OtherColumns);
            Put(after, Csv(after));
        }
    }

    /// <summary>Entries with a question mark that are not in force yet.</summary>
    private List<string> NewOpenPlaces(AccessList? list)
    {
        var known = lists.Value.Current.Entries.Where(entry => entry.HasOpenPlaces).Select(entry => (entry.Plate, entry.List)).ToHashSet();
        return [.. (list?.Entries ?? []).Where(entry => entry.HasOpenPlaces && !known.Contains((entry.Plate, entry.List)))
            .Select(entry => ListRemarks.OpenPlaces(entry).ToString())];
    }

    private void Put(AccessList list, byte[] csv)
    {
        try
        {
            lists.Value.Replace(list, csv);
        }
        catch (RecordsFaultException e)
        {
            trail.Audit(Phrase.Of("listNotReplaced", ("message", e.Message)));
            throw;
        }
    }

    private static byte[] Csv(AccessList list)
    {
        using var csv = new MemoryStream();
        using (var writer = new StreamWriter(csv, leaveOpen: true))
            ListCsv.Export(list, writer);
        return csv.ToArray();
    }

    private static bool Fits(ListEntry entry, string filter) => filter.Length == 0
        || entry.Plate.Contains(filter, StringComparison.OrdinalIgnoreCase)
        || entry.Written.Contains(filter, StringComparison.OrdinalIgnoreCase)
        || entry.Owner.Contains(filter, StringComparison.OrdinalIgnoreCase)
        || entry.Note.Contains(filter, StringComparison.OrdinalIgnoreCase);
}

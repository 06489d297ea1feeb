using System.Text;
using EdgeGate.Access.Lists;
using EdgeGate.Domain.Records;
using EdgeGate.Records.Lists;
using Xunit;

namespace EdgeGate.Records.Tests.Lists;

/// <summary>One row of the list, changed by somebody who had it before him.</summary>
public sealed class EntryEditTests
{
    private const string Csv = """
        plate,list,owner,note,valid_from,valid_to,days,hours,lane,phone
        ABC1234,allow,Ana,,,,mon-fri,08:00-18:00,,0171 5
        DEN0001,deny,Otto,banned,,,,,,
        ABC1234,guest,Ana,,,2026-12-31,,,,
        KHD8395,allow,Lin,,,,,,,
        EDL*,allow,the office,,,,,,,
        WAT0001,watch,,call,,,,,,
        """;

    private readonly AccessList _list = ListCsv.Import(new MemoryStream(Encoding.UTF8.GetBytes(Csv))).ToList(useGoodRows: false)!;

    /// <summary>One entry more, and the file would be refused whole when it is read again.</summary>
    [Fact]
    public void Of_ListIsFull_NothingIsAddedAndARowCanBeChangedAndRemoved()
    {
        var full = new AccessList(Enumerable.Range(0, ListCsv.MostEntries).Select(i => new ListEntry($"AB{i:000000}", $"AB{i:000000}", ListKind.Allow)));
        var row = ListRowText.View(full.Entries[7]);

        var (added, change) = EntryEdit.Of(full, new(null, row with { Plate = "NEW1234" }, "lin"));

        Assert.Null(added);
        Assert.Equal(ListEntryOutcome.Bad, change.Outcome);
        Assert.Contains($"holds {ListCsv.MostEntries} entries", Assert.Single(change.Errors), StringComparison.Ordinal);
        Assert.Equal(ListCsv.MostEntries, EntryEdit.Of(full, new(row, row with { Owner = "Ana" }, "lin")).After!.Entries.Count);
        Assert.Equal(ListCsv.MostEntries - 1, EntryEdit.Of(full, new(row, null, "lin")).After!.Entries.Count);
    }

    [Fact]
    public void Of_RowStillAsItWas_ChangesThisRowAndKeepsEverythingElse()
    {
        var old = Row("Ana", 0);

        var (after, change) = EntryEdit.Of(_list, new(old, old with { Owner = "Ana, flat 2" }, "lin"));

        Assert.Equal(ListEntryOutcome.Done, change.Outcome);
        Assert.Equal(6, after!.Entries.Count);
        Assert.Equal("Ana, flat 2", after.Entries[0].Owner);
        Assert.Equal("0171 5", after.Entries[0].Other["phone"]);
        Assert.Equal("mon-fri", ScheduleText.Days(after.Entries[0].Schedule.Days));
        Assert.Equal(_list.Entries.Skip(1), after.Entries.Skip(1));
        Assert.Equal("changes ABC1234 (Ana), allow, mon-fri, 08:00-18:00 into ABC1234 (Ana, flat 2), allow, mon-fri, 08:00-18:00 in the access list", change.Summary);
    }

    [Fact]
    public void Of_RowChangedMeanwhile_IsToldWhatItIsNow()
    {
        // Kim has taken Lin's right away; Bo still has the row of before on his screen and corrects the owner.
        var seen = Row("Lin", 0);
        var (revoked, _) = EntryEdit.Of(_list, new(seen, seen with { List = "deny" }, "kim"));

        var (after, change) = EntryEdit.Of(revoked!, new(seen, seen with { Owner = "Lin Wang" }, "bo"));

        Assert.Null(after);
        Assert.Equal(ListEntryOutcome.Changed, change.Outcome);
        Assert.Equal("deny", Assert.Single(change.Now).List);
    }

    [Fact]
    public void Of_RowRemovedMeanwhile_IsToldThatItIsGoneAndNotAddedAgain()
    {
        var seen = Row("Lin", 0);
        var (removed, done) = EntryEdit.Of(_list, new(seen, null, "kim"));
        Assert.Equal("removes KHD8395 (Lin), allow from the access list", done.Summary);

        var (after, change) = EntryEdit.Of(removed!, new(seen, seen with { Note = "back on Monday" }, "bo"));

        Assert.Null(after);
        Assert.Equal(ListEntryOutcome.Changed, change.Outcome);
        Assert.Empty(change.Now);
        Assert.Equal(ListEntryOutcome.Changed, EntryEdit.Of(removed!, new(seen, null, "bo")).Change.Outcome);
    }

    [Fact]
    public void Of_RowThatOnlyMoved_IsStillTheSame()
    {
        var seen = Row("Lin", 0);
        var (shorter, _) = EntryEdit.Of(_list, new(Row("Otto", 0), null, "kim"));

        Assert.Equal(ListEntryOutcome.Done, EntryEdit.Of(shorter!, new(seen, null, "bo")).Change.Outcome);
    }

    [Fact]
    public void Of_OtherColumnChangedMeanwhile_IsAChange()
    {
        var seen = Row("Ana", 0);
        var (after, _) = EntryEdit.Of(_list,
            new(seen, seen with { Other = new Dictionary<string, string> { ["phone"] = "0171 6" } }, "kim"));

        Assert.Equal(ListEntryOutcome.Changed, EntryEdit.Of(after!, new(seen, null, "bo")).Change.Outcome);
    }

    [Theory]
    [InlineData("abc-1234", "allow", "ABC1234:Same:Either ABC1234:Same:Either")]
    [InlineData("DEN 0001", "allow", "DEN0001:Same:Present")]
    [InlineData("KHD8395", "deny", "KHD8395:Same:New")]
    [InlineData("KHD8395", "watch", "KHD8395:Same:Both")]
    [InlineData("WAT0001", "allow", "WAT0001:Same:Both")]
    [InlineData("EDL5933", "guest", "EDL*:Wildcard:Either")]
    [InlineData("KHD*", "allow", "KHD8395:Wildcard:Either")]
    [InlineData("KHD839S", "allow", "KHD8395:LookAlike:Both")]
    [InlineData("XYZ9876", "allow", "")]
    public void Of_NewPlate_IsToldWhatItMeetsAndWhichWins_UntilConfirmed(string plate, string list, string expected)
    {
        var order = new ListEntryOrder(null, New(plate, list), "lin");

        var (after, change) = EntryEdit.Of(_list, order);

        Assert.Equal(expected, string.Join(' ', change.Listed.Select(listed => $"{listed.Row.Plate}:{listed.Relation}:{listed.Wins}")));
        Assert.Equal(expected.Length == 0, after is not null);
        Assert.Equal(expected.Length == 0 ? ListEntryOutcome.Done : ListEntryOutcome.Listed, change.Outcome);
        Assert.Equal(_list.Entries.Count + 1, EntryEdit.Of(_list, order with { Confirmed = true }).After!.Entries.Count);
    }

    [Fact]
    public void Of_PlateThatIsNotChanged_IsNotAskedAbout()
    {
        var old = Row("Ana", 0);
        Assert.Equal(ListEntryOutcome.Done, EntryEdit.Of(_list, new(old, old with { Note = "new car soon" }, "lin")).Change.Outcome);
        Assert.Equal(ListEntryOutcome.Listed, EntryEdit.Of(_list, new(old, old with { Plate = "KHD8395" }, "lin")).Change.Outcome);
    }

    [Theory]
    [InlineData("", "allow", "", "plate")]
    [InlineData("*", "allow", "", "plate")]
    [InlineData("ABC", "friends", "", "list")]
    [InlineData("ABC", "allow", "31 December", "valid_to")]
    public void Of_RowThatNoFileMayHold_IsRefusedWithWhatIsWrong(string plate, string list, string validTo, string column)
    {
        var (after, change) = EntryEdit.Of(_list, new(null, New(plate, list) with { ValidTo = validTo }, "lin") { Confirmed = true });

        Assert.Null(after);
        Assert.Equal(ListEntryOutcome.Bad, change.Outcome);
        Assert.Contains(column, string.Join(' ', change.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Kim, \"flat 3\"")]
    [InlineData("a;b,c")]
    [InlineData("=1+1")]
    public void Of_AnyOwner_IsKeptAsItIs(string owner)
    {
        var (after, _) = EntryEdit.Of(_list, new(null, New("XYZ9876", "allow") with { Owner = owner }, "lin"));
        Assert.Equal(owner, after!.Entries[^1].Owner);
    }

    [Fact]
    public void Of_NothingButNulls_IsRefused()
    {
        Assert.Equal(ListEntryOutcome.Bad, EntryEdit.Of(_list, new(null, null, "lin")).Change.Outcome);
        Assert.Equal(ListEntryOutcome.Bad, EntryEdit.Of(_list,
            new(null, new(0, null!, null!, null!, null!, null!, null!, null!, null!, null!) { Other = null! }, "lin")).Change.Outcome);
    }

    private static ListRowView New(string plate, string list) => new(0, plate, list, "", "", "", "", "", "", "");

    private ListRowView Row(string owner, int which) =>
        ListRowText.View(_list.Entries.Where(entry => entry.Owner == owner).ElementAt(which));
}

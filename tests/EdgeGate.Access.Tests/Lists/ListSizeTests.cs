using EdgeGate.Access.Lists;
using Xunit;

namespace EdgeGate.Access.Tests.Lists;

/// <summary>Lists as long as they may be, longer ones, and what a large one costs.</summary>
public sealed class ListSizeTests
{
    private static string Rows(int count) =>
        "plate,list,owner\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"AB{i:000000},allow,Ada\n"));

    [Fact]
    public void Import_OneEntryMoreThanAListHolds_RefusedWholeAlsoWithGoodRowsOnly()
    {
        var (longest, tooLong) = (ListCsv.Import(new StringReader(Rows(ListCsv.MostEntries))),
            ListCsv.Import(new StringReader(Rows(ListCsv.MostEntries + 1))));

        Assert.True(longest.IsClean && longest.IsWhole);
        Assert.Equal(ListCsv.MostEntries, longest.ToList(useGoodRows: false)!.Entries.Count);
        var error = Assert.Single(tooLong.Errors);
        Assert.Equal(ListCsv.MostEntries + 2, error.Line);
        Assert.Contains($"more than {ListCsv.MostEntries} entries", error.What, StringComparison.Ordinal);
        Assert.Null(tooLong.ToList(useGoodRows: true));
    }

    [Fact]
    public void Import_ManyBadRows_AllCountedTheFirstNamed()
    {
        var import = ListCsv.Import(new StringReader("plate,list\n" + string.Concat(Enumerable.Repeat("AB1234,friend\n", 5000))));

        Assert.Equal(5000, import.ErrorCount);
        Assert.Equal(ListProblems.MostNamed + 1, import.Errors.Count);
        Assert.Equal((ListProblems.MostNamed + 2, "from here on 4000 more are not named"),
            (import.Errors[^1].Line, import.Errors[^1].What));
        Assert.NotNull(import.ToList(useGoodRows: true));
    }

    [Fact]
    public void Import_ManyRowsThatSayTheSame_AllCountedTheFirstNamed()
    {
        var import = ListCsv.Import(new StringReader("plate\n" + string.Concat(Enumerable.Repeat("AB1234\n", 5000))));

        Assert.Equal((4999, ListProblems.MostNamed + 1), (import.WarningCount, import.Warnings.Count));
        Assert.Equal("AB1234 says the same as line 2", import.Warnings[0].What);
    }

    /// <summary>A reader that took the text whole, or made a string of each field, took three times as much.</summary>
    [Fact]
    public void Import_RowsOfFewDifferentTexts_NoMoreThanTheEntriesTheirPlatesAndTheirTable()
    {
        var text = Rows(50_000);
        ListCsv.Import(new StringReader(Rows(10)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var import = ListCsv.Import(new StringReader(text));
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / import.Entries.Count;

        Assert.InRange(each, 1, 750);
    }

    [Fact]
    public void Between_LongLists_TakesLittleMoreThanItsAnswer()
    {
        var (a, b) = (ListCsv.Import(new StringReader(Rows(50_000))).ToList(false)!,
            ListCsv.Import(new StringReader(Rows(50_001))).ToList(false)!);
        ListDiff.Between(AccessList.Empty, AccessList.Empty);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var diff = ListDiff.Between(a, b);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000);
        Assert.Equal(["AB050000"], diff.Added);
    }
}

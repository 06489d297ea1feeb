using EdgeGate.Access.Lists;
using EdgeGate.Access.Plates;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Access.Tests.Lists;

public sealed class AccessListTests
{
    private static AccessList Of(params string[] plates) => new(plates.Select(plate => new ListEntry(plate, plate, ListKind.Allow)));

    [Fact]
    public void Match_ExactAndWildcards_ExactFirst()
    {
        var list = Of("AB*", "ABC1234", "?BC1234", "XYZ9876", "*1234");

        Assert.Equal(["ABC1234", "AB*", "?BC1234", "*1234"], list.Match("ABC1234").Select(entry => entry.Plate));
        Assert.Empty(list.Match("QQQ1111"));
        Assert.Empty(list.Match(""));
    }

    [Fact]
    public void Exact_SeveralRowsOfOnePlate_AllOfThemInTheirOrder()
    {
        var list = new AccessList([
            new ListEntry("ABC1234", "ABC1234", ListKind.Allow) { Line = 2, Lane = "North" },
            new ListEntry("ABC1235", "ABC1235", ListKind.Allow) { Line = 3 },
            new ListEntry("ABC1234", "ABC1234", ListKind.Guest) { Line = 4 },
        ]);

        Assert.Equal([2, 4], list.Exact("ABC1234").ToArray().Select(entry => entry.Line));
    }

    [Theory]
    [InlineData("A*C", "AC", true)]
    [InlineData("A*C", "ABBC", true)]
    [InlineData("A*C", "ABBCD", false)]
    [InlineData("A?C", "AC", false)]
    [InlineData("A?C", "ABC", true)]
    [InlineData("*A*B*", "XXAYYBZZ", true)]
    [InlineData("*A*B*", "XXBYYAZZ", false)]
    [InlineData("A**", "A", true)]
    public void IsMatch_Pattern_WholeText(string pattern, string text, bool expected) =>
        Assert.Equal(expected, Wildcard.IsMatch(pattern, text));

    [Fact]
    public void FindLookAlikes_OnePairAway_NamesPlaceAndCharacters()
    {
        var match = Assert.Single(Of("ABC1234", "XYZ9876", "A?C1234").FindLookAlikes("A8C1234"));

        Assert.Equal(new LookAlikeMatch("ABC1234", 1, '8', 'B'), match);
    }

    [Fact]
    public void FindLookAlikes_TwoPairsAwayOrNoPair_Nothing() =>
        Assert.Empty(Of("ABC1234").FindLookAlikes("A8CI234").Concat(Of("ABC1234").FindLookAlikes("AXC1234")));

    [Fact]
    public void Conflicts_OneAndTwoStepsApart_FoundAndThreeNot()
    {
        var list = Of("AB81234", "ABB1234", "ABBI234", "ABBIZ34", "XYZ9876");

        Assert.Equal(
            ["AB81234-ABB1234:1", "AB81234-ABBI234:2", "ABB1234-ABBI234:1", "ABB1234-ABBIZ34:2", "ABBI234-ABBIZ34:1"],
            list.Conflicts.Select(conflict => $"{conflict.First.Plate}-{conflict.Second.Plate}:{conflict.Distance}")
            .Order(StringComparer.Ordinal));
        Assert.False(list.IsConfusable("XYZ9876"));
        Assert.True(list.IsConfusable("ABBIZ34"));
    }

    [Fact]
    public void Conflicts_SmallRandomList_SameAsComparingEveryPair()
    {
        var random = new Random(5);
        var plates = Enumerable.Range(0, 300).Select(_ => string.Create(4, random, static (span, r) =>
        {
            foreach (ref var c in span)
                c = "0OD8B1I"[r.Next(7)];
        })).Distinct().ToArray();
        var list = new AccessList(plates.Take(150).Select(plate => new ListEntry(plate, plate, ListKind.Allow)));

        var expected = 0;
        for (var i = 0; i < 150; i++)
        {
            for (var j = i + 1; j < 150; j++)
                expected += LookAlikes.Distance(plates[i], plates[j]) is 1 or 2 ? 1 : 0;
        }

        Assert.True(expected > 0);
        Assert.Equal(expected, list.Conflicts.Count);
    }

    [Fact]
    public void Conflicts_HugeGroupOfLookAlikes_AllHeldForConfusable()
    {
        var plates = Enumerable.Range(0, 1024)
            .Select(bits => string.Concat(Enumerable.Range(0, 10).Select(i => (bits >> i & 1) == 0 ? '0' : 'O'))).ToArray();
        var list = Of(plates);

        Assert.All(plates, plate => Assert.True(list.IsConfusable(plate)));
        Assert.True(list.Conflicts.Count <= plates.Length);
    }

    [Fact]
    public void Exact_HundredTenThousandEntries_FindsAllAndAllocatesNothing()
    {
        var list = new AccessList(Enumerable.Range(0, 110_000).Select(i => $"{(char)('A' + i % 26)}{(char)('A' + i / 26 % 26)}{i:000000}")
            .Select(plate => new ListEntry(plate, plate, ListKind.Allow)));
        var plates = list.Entries.Select(entry => entry.Plate).ToArray();
        var found = 0;
        var fewest = Allocations.Fewest(() =>
        {
            found = 0;
            foreach (var plate in plates)
                found += list.Exact(plate).Length;
        });

        Assert.Equal(0, fewest);
        Assert.Equal(110_000, found);
    }
}

using EdgeGate.Access.Lists;
using Xunit;

namespace EdgeGate.Access.Tests.Lists;

public sealed class ListDiffTests
{
    /// <summary>Entries that differ in one property each: those say the same that differ in the line and the writing only.</summary>
    [Fact]
    public void Equals_EachPropertyByItself_OnlyLineAndWritingDoNotCount()
    {
        var plain = new ListEntry("AB1234", "AB1234", ListKind.Allow);
        Dictionary<string, ListEntry> others = new()
        {
            [nameof(ListEntry.Plate)] = plain with { Plate = "AB1235" },
            [nameof(ListEntry.Written)] = plain with { Written = "AB-1234" },
            [nameof(ListEntry.List)] = plain with { List = ListKind.Deny },
            [nameof(ListEntry.Owner)] = plain with { Owner = "Ada" },
            [nameof(ListEntry.Note)] = plain with { Note = "van" },
            [nameof(ListEntry.Schedule)] = plain with { Schedule = new(null, null, Weekdays.Monday, 0, 1440) },
            [nameof(ListEntry.Lane)] = plain with { Lane = "North" },
            [nameof(ListEntry.Other)] = plain with { Other = new([KeyValuePair.Create("phone", "1")]) },
            [nameof(ListEntry.Line)] = plain with { Line = 7 },
        };

        // A property that somebody adds has to be put here, and into the comparison.
        Assert.Equal(typeof(ListEntry).GetProperties().Where(property => property.CanWrite).Select(property => property.Name)
            .Order(StringComparer.Ordinal),
            others.Keys.Order(StringComparer.Ordinal));
        Assert.All(others, other => Assert.Equal(
            other.Key is nameof(ListEntry.Line) or nameof(ListEntry.Written), SameMeaning.Comparer.Equals(plain, other.Value)));
        Assert.All(others.Values.Where(other => SameMeaning.Comparer.Equals(plain, other)),
            other => Assert.Equal(SameMeaning.Comparer.GetHashCode(plain), SameMeaning.Comparer.GetHashCode(other)));
    }

    /// <summary>Random pairs of lists with doubles, wildcards and lanes, beside a comparison that is written down as it is meant.</summary>
    [Fact]
    public void Between_RandomLists_SameAsComparingSetsOfRows()
    {
        var random = new Random(21);
        var (changes, rounds) = (0, 3000);
        for (var round = 0; round < rounds; round++)
        {
            var (before, after) = (Random(random), Random(random));
            var (old, now) = (Sets(before), Sets(after));

            var diff = ListDiff.Between(before, after);

            Assert.Equal(now.Keys.Except(old.Keys).Order(StringComparer.Ordinal), diff.Added.Order(StringComparer.Ordinal));
            Assert.Equal(old.Keys.Except(now.Keys).Order(StringComparer.Ordinal), diff.Removed.Order(StringComparer.Ordinal));
            Assert.Equal(now.Keys.Where(plate => old.TryGetValue(plate, out var rows) && !rows.SetEquals(now[plate]))
                .Order(StringComparer.Ordinal),
                diff.Changed.Order(StringComparer.Ordinal));
            changes += diff.Changed.Count;
        }

        Assert.True(changes > rounds / 4);
    }

    [Fact]
    public void Between_ListsInAnotherOrder_NamesInTheOrderOfTheirList() => Assert.Equal(
        ["ZZ1", "AA1", "MM*"],
        ListDiff.Between(AccessList.Empty, new(new[] { "ZZ1", "AA1", "MM*",
            "ZZ1" }.Select((plate, i) => new ListEntry(plate, plate, ListKind.Allow) { Line = i + 2 }))).Added);

    private static AccessList Random(Random random) => new(Enumerable.Range(0, random.Next(30)).Select(line =>
        new ListEntry(((string[])["A1", "A2", "B1", "B*", "?1"])[random.Next(5)], "x", random.Next(3) == 0 ? ListKind.Deny : ListKind.Allow)
        {
            Lane = random.Next(4) == 0 ? "North" : "", Owner = random.Next(4) == 0 ? "Ada" : "", Line = line + 2,
        }));

    private static Dictionary<string, HashSet<ListEntry>> Sets(AccessList list) => list.Entries.GroupBy(entry => entry.Plate)
        .ToDictionary(group => group.Key, group => group.Select(entry => entry with { Line = 0, Written = "" }).ToHashSet());
}

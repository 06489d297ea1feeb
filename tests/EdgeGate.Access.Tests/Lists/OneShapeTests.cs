using EdgeGate.Access.Lists;
using EdgeGate.Access.Policy;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Access.Tests.Lists;

public sealed class OneShapeTests
{
    private static readonly DecisionContext Noon = new(new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero), ClockState.Synchronised);

    private static AccessDecision Decide(string read, string region, params string[] plates) => AccessPolicy.Decide(
        Sightings.Of(read) with { Region = region },
        new AccessList(plates.Select(plate => plate[0] switch
        {
            '!' => new ListEntry(plate[1..], plate[1..], ListKind.Deny),
            '?' => new ListEntry(plate[1..], plate[1..], ListKind.Watch),
            _ => new ListEntry(plate, plate, ListKind.Allow),
        })),
        new AccessOptions(), Noon);

    [Theory]
    [InlineData('O', "us", '0')]
    [InlineData('0', "us-mo", 'O')]
    [InlineData('I', "us", 'I')]
    [InlineData('I', "gb", '1')]
    [InlineData('1', "gb", 'I')]
    [InlineData('O', "tw", 'O')]
    [InlineData('O', "usa", 'O')]
    [InlineData('O', "", 'O')]
    [InlineData('A', "gb", 'A')]
    public void TwinOf_Region_HasItsOwnShapes(char c, string region, char twin) => Assert.Equal(twin, OneShape.TwinOf(c, region));

    [Fact]
    public void Twins_TwoPlaces_NearestFirst() => Assert.Equal(["AO0", "A0O", "AOO"], OneShape.Twins("A00", "us"));

    [Fact]
    public void Twins_ManyPlaces_AreBounded() => Assert.Equal((1 << 8) - 1, OneShape.Twins("OOOOOOOOOOOO", "us").Distinct().Count());

    [Theory]
    [InlineData("us-mo", "C0UGAR")]
    [InlineData("us", "C0U*")]
    public void Decide_ListedWithTheOtherCharacter_GrantedAsListedAndSaysSo(string region, string listed)
    {
        var decision = Decide("COUGAR", region, listed);

        Assert.Equal(AccessReason.Listed, decision.Reason);
        Assert.Equal(listed, decision.MatchedEntry);
        Assert.Equal("COUGAR was granted access: on the allow list, O in place 2 taken for 0 of the same shape.", decision.Explanation);
        Assert.Contains(decision.Trace,
            step => step.Rule == "allow-list" && step.Detail == $"stands for {listed}: O in place 2 taken for 0 of the same shape");
    }

    [Fact]
    public void Decide_TwoShapes_NamesBoth() => Assert.Contains(
        "O in place 2 taken for 0 of the same shape, I in place 4 taken for 1 of the same shape",
        Decide("AO7ISMK", "gb", "A071SMK").Explanation);

    [Theory]
    [InlineData("tw")]
    [InlineData("")]
    public void Decide_TwoShapesThere_NotListed(string region) =>
        Assert.Equal(AccessReason.NotListed, Decide("COUGAR", region, "C0UGAR").Reason);

    [Fact]
    public void Decide_ListedAsRead_SaysNothingOfShapes()
    {
        var decision = Decide("COUGAR", "us", "C0UGAR", "COUGAR");

        Assert.Equal("COUGAR", decision.MatchedEntry);
        Assert.DoesNotContain("shape", decision.Explanation);
    }

    [Fact]
    public void Decide_DeniedWithTheOtherCharacter_Denied()
    {
        var decision = Decide("COUGAR", "us", "COUGAR", "!C0UGAR");

        Assert.Equal(AccessReason.Denied, decision.Reason);
        Assert.Contains(decision.Trace, step => step.Rule == "deny-list"
            && step.Detail.EndsWith("O in place 2 taken for 0 of the same shape", StringComparison.Ordinal));
    }

    [Fact]
    public void Decide_WatchedWithTheOtherCharacter_Watched() => Assert.True(AccessPolicy.IsWatched(Decide("COUGAR", "us", "?C0UGAR")));
}

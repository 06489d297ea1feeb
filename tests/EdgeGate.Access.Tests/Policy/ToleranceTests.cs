using EdgeGate.Access.Lists;
using EdgeGate.Access.Policy;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Access.Tests.Policy;

public sealed class ToleranceTests
{
    private static readonly AccessOptions Forgiving = new() { Tolerance = Tolerance.OneLookAlike };

    private static AccessDecision Decide(string read, string rivals, params string[] plates) => AccessPolicy.Decide(
        Sightings.Of(read, rivals: rivals),
        new AccessList(plates.Select(plate => plate[0] == '!'
            ? new ListEntry(plate[1..], plate[1..], ListKind.Deny)
            : new ListEntry(plate, plate, ListKind.Allow))),
        Forgiving,
        new(new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero), ClockState.Synchronised));

    [Fact]
    public void Decide_OneDoubtedLookAlike_GrantedAndSaysWhichCharacter()
    {
        var decision = Decide("A8C1234", ".B", "ABC1234");

        Assert.Equal(AccessReason.ListedWithTolerance, decision.Reason);
        Assert.Equal("ABC1234", decision.MatchedEntry);
        Assert.Contains("8 in place 2 taken for B", decision.Explanation);
        Assert.Contains(decision.Trace, step => step.Rule == "tolerance");
    }

    [Theory]
    [InlineData("A8C1234", "", "no doubt about the 8", "ABC1234")]
    [InlineData("A8C1234", ".X", "doubt about something else", "ABC1234")]
    [InlineData("A8CI234", ".B.1", "two characters away", "ABC1234")]
    [InlineData("AXC1234", ".B", "no pair", "ABC1234")]
    [InlineData("A8C1234", ".B", "two entries as near", "ABC1234", "A8CI234")]
    [InlineData("A8C1234", ".B", "the entry has a listed look-alike", "ABC1234", "ABCI234")]
    [InlineData("A8C1234", ".B", "a denied plate is as near", "ABC1234", "!A8CI234")]
    [InlineData("A8C1234", ".B", "the entry is denied by a wildcard", "ABC1234", "!AB*")]
    [InlineData("A8C1234", ".B", "wildcards are not forgiven", "ABC????")]
    public void Decide_NotSafe_NotListed(string read, string rivals, string why, params string[] plates)
    {
        Assert.NotEmpty(why);
        Assert.Equal(AccessReason.NotListed, Decide(read, rivals, plates).Reason);
    }

    [Fact]
    public void Decide_DenyOneLookAlikeAway_IsNotDenied() =>
        Assert.Equal(AccessReason.NotListed, Decide("A8C1234", ".B", "!ABC1234").Reason);

    [Fact]
    public void Decide_ToleranceOff_NotListed() => Assert.Equal(AccessReason.NotListed, AccessPolicy.Decide(
        Sightings.Of("A8C1234", rivals: ".B"), new AccessList([new ListEntry("ABC1234", "ABC1234", ListKind.Allow)]), new AccessOptions(),
        new(DateTimeOffset.UnixEpoch, ClockState.Synchronised)).Reason);
}

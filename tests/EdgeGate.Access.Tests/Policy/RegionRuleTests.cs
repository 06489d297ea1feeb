using EdgeGate.Access.Lists;
using EdgeGate.Access.Policy;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Plates;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Access.Tests.Policy;

public sealed class RegionRuleTests
{
    private static readonly DecisionContext Now = new(new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero), ClockState.Synchronised);

    [Theory]
    [InlineData("tw", true)]
    [InlineData("us-mo", true)]
    [InlineData("kr-11", true)]
    [InlineData("own", true)]
    [InlineData("TW", false)]
    [InlineData("usa", false)]
    [InlineData("us-", false)]
    [InlineData("us-miss", false)]
    [InlineData("us_mo", false)]
    [InlineData("", false)]
    public void IsRegion_Code_IsACountryAPartOfOneOrOwn(string code, bool expected) => Assert.Equal(expected, RegionRule.IsRegion(code));

    /// <summary>
    /// Every mode, with what the camera says of the region: who is let in where nobody asks, and where tw and us are asked for.
    /// </summary>
    [Theory]
    [InlineData("tw 1", AccessReason.Listed)]
    [InlineData("tw 0.9", AccessReason.Listed)]
    [InlineData("tw 0.89, vn 0.11", AccessReason.OtherRegion)]
    [InlineData("vn 0.95, tw 0.05", AccessReason.OtherRegion)]
    [InlineData("tw 0.5, us 0.45, vn 0.05", AccessReason.Listed)]
    [InlineData("us-mo 0.6, us-il 0.4", AccessReason.Listed)]
    [InlineData("vn 0.6, tw 0.4", AccessReason.OtherRegion)]
    [InlineData("none", AccessReason.OtherRegion)]
    [InlineData("unknown", AccessReason.OtherRegion)]
    public void Decide_EveryModeAndRegion_AsWrittenOut(string seen, AccessReason listed)
    {
        var sighting = Sightings.Of("ABC1234") with { Movement = Movement.Moved, Regions = Parse(seen) };
        foreach (var mode in Enum.GetValues<AccessMode>())
        {
            foreach (var entry in (ListEntry?[])[null, Entry(ListKind.Allow), Entry(ListKind.Guest), Entry(ListKind.Watch),
                Entry(ListKind.Deny)])
            {
                var without = Decide(sighting, new AccessOptions { Mode = mode }, entry);
                var with = Decide(sighting, new AccessOptions { Mode = mode, Regions = ["tw", "us"] }, entry);

                // Nobody who was not let in is, and the others are where the region is sure.
                Assert.Equal(
                    listed == AccessReason.Listed || without.Reason is AccessReason.Denied or AccessReason.LaneClosed ? without.Reason
                    : AccessReason.OtherRegion, with.Reason);
                Assert.Equal(with.Reason == without.Reason ? without.Verdict : AccessVerdict.Deny, with.Verdict);
                Assert.DoesNotContain(without.Trace, step => step.Rule == "region");
            }
        }
    }

    [Fact]
    public void Decide_OtherRegion_SaysWhatWasSeenAndWanted()
    {
        var sighting = Sightings.Of("ABC1234") with { Regions = Parse("vn 0.95, tw 0.05") };
        var decision = Decide(sighting, new AccessOptions { Regions = ["tw"] }, Entry(ListKind.Allow));

        Assert.Equal(new RuleStep("region", false, "vn 0.95, tw 0.05; at least 0.90 for tw wanted"),
            decision.Trace[^1] with { Say = null });
        Assert.Equal(
            "ABC1234 was not let in: its plate is not surely of a region that is let in (vn 0.95, tw 0.05; at least 0.90 for tw wanted).",
            decision.Explanation);
        Assert.StartsWith("region not known;", Decide(sighting with { Regions = [] }, new AccessOptions { Regions = ["tw"] },
            null).Trace[^1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_RegionIsSure_TheStepStandsBeforeTheList()
    {
        var decision = Decide(Sightings.Of("ABC1234") with { Regions = Parse("tw 1") }, new AccessOptions { Regions = ["tw"] },
            Entry(ListKind.Allow));

        Assert.Equal(["super-resolution", "region", "allow-list", "grant"], decision.Trace.TakeLast(4).Select(step => step.Rule));
    }

    [Fact]
    public void Decide_StricterLimit_AsksForMore()
    {
        var sighting = Sightings.Of("ABC1234") with { Regions = Parse("tw 0.95, vn 0.05") };

        Assert.Equal(AccessVerdict.Grant, Decide(sighting, new AccessOptions { Regions = ["tw"] }, Entry(ListKind.Allow)).Verdict);
        Assert.Equal(AccessReason.OtherRegion,
            Decide(sighting, new AccessOptions { Regions = ["tw"], MinRegionConfidence = 0.99f }, Entry(ListKind.Allow)).Reason);
        Assert.Equal(AccessReason.OtherRegion, Decide(sighting with { Regions = [new("tw", float.NaN)] },
            new AccessOptions { Regions = ["tw"] }, Entry(ListKind.Allow)).Reason);
    }

    private static AccessDecision Decide(Sighting sighting, AccessOptions options, ListEntry? entry) =>
        AccessPolicy.Decide(sighting, new AccessList(entry is null ? [] : [entry]), options, Now);

    private static ListEntry Entry(ListKind kind) => new("ABC1234", "ABC1234", kind);

    private static RegionShare[]? Parse(string seen) => seen == "unknown" ? null : seen == "none" ? []
        : [.. seen.Split(", ").Select(one => new RegionShare(one.Split(' ')[0],
            float.Parse(one.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)))];
}

using EdgeGate.Access.Lists;
using EdgeGate.Access.Policy;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Plates;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Access.Tests.Policy;

public sealed class AccessPolicyTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly DecisionContext Now = new(Monday, ClockState.Synchronised) { Lane = "North" };

    private static ListEntry Entry(string plate, ListKind kind = ListKind.Allow) => new(plate, plate, kind) { Owner = "Ana" };

    private static AccessDecision Decide(
        Sighting sighting, AccessOptions? options = null, DecisionContext? context = null, params ListEntry[] entries) =>
        AccessPolicy.Decide(sighting, new AccessList(entries), options ?? new AccessOptions(), context ?? Now);

    private static void Is(AccessDecision decision, AccessVerdict verdict, AccessReason reason)
    {
        Assert.Equal((verdict, reason), (decision.Verdict, decision.Reason));
        Assert.EndsWith(".", decision.Explanation);
        Assert.All(decision.Trace.SkipLast(1), step => Assert.True(step.Passed, step.Rule));
        Assert.False(decision.Trace[^1].Passed);
    }

    [Fact]
    public void Decide_Listed_GrantedWithOwnerAndEntry()
    {
        var decision = Decide(Sightings.Of("ABC1234"), entries: Entry("ABC1234"));

        Is(decision, AccessVerdict.Grant, AccessReason.Listed);
        Assert.Equal("ABC1234", decision.MatchedEntry);
        Assert.Equal("ABC1234 was granted access: on the allow list, Ana.", decision.Explanation);
        Assert.Equal(
            ["present", "duplicate", "direction", "deny-list", "mode", "read", "confidence", "agreement", "super-resolution", "allow-list",
                "grant"],
            decision.Trace.Select(step => step.Rule));
    }

    [Fact]
    public void Decide_Guest_Granted() =>
        Is(Decide(Sightings.Of("ABC1234"), entries: Entry("ABC1234", ListKind.Guest)), AccessVerdict.Grant, AccessReason.Guest);

    [Fact]
    public void Decide_Wildcard_Granted() =>
        Is(Decide(Sightings.Of("ABC1234"), entries: Entry("ABC*")), AccessVerdict.Grant, AccessReason.Listed);

    [Fact]
    public void Decide_NotListed_Denied() =>
        Is(Decide(Sightings.Of("ABC1234"), entries: Entry("XYZ9876")), AccessVerdict.Deny, AccessReason.NotListed);

    [Fact]
    public void Decide_AllowedAndDenied_DenyBeatsAll() =>
        Is(Decide(Sightings.Of("ABC1234"), entries: [Entry("ABC1234"), Entry("ABC*", ListKind.Deny)]), AccessVerdict.Deny,
            AccessReason.Denied);

    [Theory]
    [InlineData(AccessMode.OpenToAll)]
    [InlineData(AccessMode.FreeExit)]
    [InlineData(AccessMode.AllowList)]
    [InlineData(AccessMode.Closed)]
    public void Decide_DeniedAndBadlyRead_DeniedInEveryMode(AccessMode mode) =>
        Is(Decide(Sightings.Of("ABC1234", confidence: 0.1f, agreeing: 1), new AccessOptions { Mode = mode }, null,
            Entry("ABC1234", ListKind.Deny)), AccessVerdict.Deny, AccessReason.Denied);

    [Theory]
    [InlineData(AccessMode.OpenToAll, AccessVerdict.Grant, AccessReason.OpenToAll)]
    [InlineData(AccessMode.FreeExit, AccessVerdict.Grant, AccessReason.FreeExit)]
    [InlineData(AccessMode.AllowList, AccessVerdict.Deny, AccessReason.NoRead)]
    [InlineData(AccessMode.Closed, AccessVerdict.Deny, AccessReason.LaneClosed)]
    public void Decide_NoRead_ByMode(AccessMode mode, AccessVerdict verdict, AccessReason reason) =>
        Is(Decide(Sightings.Of(""), new AccessOptions { Mode = mode }), verdict, reason);

    [Fact]
    public void Decide_ClosedLane_ListedIsNotLetIn() =>
        Is(Decide(Sightings.Of("ABC1234"), new AccessOptions { Mode = AccessMode.Closed }, null, Entry("ABC1234")), AccessVerdict.Deny,
            AccessReason.LaneClosed);

    [Theory]
    [InlineData(Direction.Leaving)]
    [InlineData(Direction.PassingBy)]
    public void Decide_WrongDirection_Ignored(Direction direction) =>
        Is(Decide(Sightings.Of("ABC1234") with { Direction = direction }, entries: Entry("ABC1234")), AccessVerdict.Ignore,
            AccessReason.WrongDirection);

    [Fact]
    public void Decide_Standing_IsACase() =>
        Is(Decide(Sightings.Of("ABC1234") with { Direction = Direction.Unknown }, entries: Entry("ABC1234")), AccessVerdict.Grant,
            AccessReason.Listed);

    [Fact]
    public void Decide_Duplicate_Ignored() => Is(Decide(Sightings.Of("ABC1234"), null, Now with { DuplicateOf = 7 }, Entry("ABC1234")),
        AccessVerdict.Ignore, AccessReason.Duplicate);

    [Fact]
    public void Decide_Gone_Ignored() => Is(Decide(Sightings.Of("ABC1234"), null, Now with { Gone = true }, Entry("ABC1234")),
        AccessVerdict.Ignore, AccessReason.WrongDirection);

    [Theory]
    [InlineData(0.89f, 5, AccessReason.LowConfidence)]
    [InlineData(float.NaN, 5, AccessReason.LowConfidence)]
    [InlineData(0.9f, 2, AccessReason.TooFewReadings)]
    [InlineData(0.9f, 3, AccessReason.Listed)]
    public void Decide_AtTheThresholds_EqualIsEnough(float confidence, int agreeing, AccessReason reason) =>
        Assert.Equal(reason, Decide(Sightings.Of("ABC1234", confidence, agreeing), entries: Entry("ABC1234")).Reason);

    [Theory]
    [InlineData(false, AccessReason.OnlySuperResolved)]
    [InlineData(true, AccessReason.Listed)]
    public void Decide_OnlySuperResolved_ByOption(bool allowed, AccessReason reason) => Assert.Equal(reason, Decide(
        Sightings.Of("ABC1234") with { OnlySuperResolved = true }, new AccessOptions { AllowOnlySuperResolved = allowed }, null,
        Entry("ABC1234")).Reason);

    [Fact]
    public void Decide_OtherLane_DeniedAndRightLaneWins()
    {
        Is(Decide(Sightings.Of("ABC1234"), entries: Entry("ABC1234") with { Lane = "South" }), AccessVerdict.Deny, AccessReason.OtherLane);
        Is(Decide(Sightings.Of("ABC1234"), entries: [Entry("ABC1234") with { Lane = "South" }, Entry("ABC1234") with { Lane = "north" }]),
            AccessVerdict.Grant, AccessReason.Listed);
    }

    [Fact]
    public void Decide_OutsideSchedule_DeniedWithTheHours()
    {
        var decision = Decide(Sightings.Of("ABC1234"),
            entries: Entry("ABC1234") with { Schedule = new(null, null, Weekdays.All, 18 * 60, 23 * 60) });

        Is(decision, AccessVerdict.Deny, AccessReason.OutsideSchedule);
        Assert.Contains("18:00-23:00", decision.Explanation);
    }

    [Theory]
    [InlineData(UnknownClock.ShutScheduled, AccessReason.ClockUnknown)]
    [InlineData(UnknownClock.IgnoreSchedules, AccessReason.Listed)]
    public void Decide_ClockUnknownAndScheduled_ByOption(UnknownClock policy, AccessReason reason) => Assert.Equal(reason, Decide(
        Sightings.Of("ABC1234"), new AccessOptions { UnknownClock = policy }, Now with { Clock = ClockState.Unknown },
        Entry("ABC1234") with { Schedule = new(null, null, Weekdays.Sunday, 0, 1440) }).Reason);

    [Fact]
    public void Decide_ClockUnknownAndNoSchedule_Granted() =>
        Is(Decide(Sightings.Of("ABC1234"), null, Now with { Clock = ClockState.Unknown }, Entry("ABC1234")), AccessVerdict.Grant,
            AccessReason.Listed);

    [Fact]
    public void Decide_DenyOutsideItsSchedule_HoldsOnlyWhileTheClockIsUnknown()
    {
        ListEntry[] entries = [Entry("ABC1234"),
            Entry("ABC1234", ListKind.Deny) with { Schedule = new(null, null, Weekdays.Sunday, 0, 1440) }];

        Is(Decide(Sightings.Of("ABC1234"), entries: entries), AccessVerdict.Grant, AccessReason.Listed);
        Is(Decide(Sightings.Of("ABC1234"), null, Now with { Clock = ClockState.Unknown }, entries), AccessVerdict.Deny,
            AccessReason.Denied);
    }

    [Fact]
    public void Decide_Watched_NotedAndNotDecidedByIt()
    {
        var decision = Decide(Sightings.Of("ABC1234"),
            entries: [Entry("ABC1234"), Entry("ABC1234", ListKind.Watch) with { Note = "call me" }]);

        Is(decision, AccessVerdict.Grant, AccessReason.Listed);
        Assert.True(AccessPolicy.IsWatched(decision));
        Assert.Contains(decision.Trace, step => step.Detail.Contains("call me"));
        Is(Decide(Sightings.Of("ABC1234"), entries: Entry("ABC1234", ListKind.Watch)), AccessVerdict.Deny, AccessReason.NotListed);
    }

    [Theory]
    [InlineData(AntiPassback.Off, 5, AccessReason.Listed)]
    [InlineData(AntiPassback.Soft, 5, AccessReason.Listed)]
    [InlineData(AntiPassback.Hard, 5, AccessReason.AlreadyInside)]
    [InlineData(AntiPassback.Hard, 5000, AccessReason.AlreadyInside)]
    [InlineData(AntiPassback.Timed, 29, AccessReason.AlreadyInside)]
    [InlineData(AntiPassback.Timed, 30, AccessReason.Listed)]
    public void Decide_InsideAlready_ByAntiPassback(AntiPassback mode, int minutesAgo, AccessReason reason)
    {
        var inside = Now with { Inside = Occupancy.Empty.Enter("ABC1234", Monday.AddMinutes(-minutesAgo)) };
        var options = new AccessOptions { AntiPassback = mode };

        Assert.Equal(reason, Decide(Sightings.Of("ABC1234"), options, inside, Entry("ABC1234")).Reason);
        Assert.Equal(AccessReason.Listed,
            Decide(Sightings.Of("ABC1234"), options with { Role = LaneRole.Exit }, inside, Entry("ABC1234")).Reason);
        Assert.Equal(AccessReason.Listed, Decide(Sightings.Of("XYZ9876"), options, inside, Entry("XYZ9876")).Reason);
    }

    [Theory]
    [InlineData(AccessMode.AllowList, LaneRole.Entry, AccessReason.Full)]
    [InlineData(AccessMode.OpenToAll, LaneRole.Entry, AccessReason.Full)]
    [InlineData(AccessMode.AllowList, LaneRole.Exit, AccessReason.Listed)]
    [InlineData(AccessMode.FreeExit, LaneRole.Entry, AccessReason.FreeExit)]
    public void Decide_Full_OnlyEntriesAreShut(AccessMode mode, LaneRole role, AccessReason reason)
    {
        var options = new AccessOptions { Mode = mode, Role = role, Capacity = 2 };
        var inside = Occupancy.Empty.Enter("AAA1111", Monday).Enter("", Monday);

        Assert.Equal(reason, Decide(Sightings.Of("ABC1234"), options, Now with { Inside = inside }, Entry("ABC1234")).Reason);
        Assert.NotEqual(AccessReason.Full,
            Decide(Sightings.Of("ABC1234"), options, Now with { Inside = inside.Leave("AAA1111") }, Entry("ABC1234")).Reason);
    }

    [Theory]
    [InlineData(AccessMode.FreeExit, Movement.Moved, false, AccessReason.FreeExit)]
    [InlineData(AccessMode.FreeExit, Movement.NotRecorded, false, AccessReason.FreeExit)]
    [InlineData(AccessMode.FreeExit, Movement.Still, false, AccessReason.NoVehicle)]
    [InlineData(AccessMode.FreeExit, Movement.Still, true, AccessReason.FreeExit)]
    [InlineData(AccessMode.FreeExit, Movement.LongStill, true, AccessReason.NoVehicle)]
    [InlineData(AccessMode.OpenToAll, Movement.Moved, false, AccessReason.OpenToAll)]
    [InlineData(AccessMode.OpenToAll, Movement.Still, false, AccessReason.NoVehicle)]
    [InlineData(AccessMode.OpenToAll, Movement.Still, true, AccessReason.OpenToAll)]
    [InlineData(AccessMode.AllowList, Movement.Still, false, AccessReason.Listed)]
    [InlineData(AccessMode.AllowList, Movement.LongStill, false, AccessReason.Listed)]
    [InlineData(AccessMode.Closed, Movement.Still, false, AccessReason.LaneClosed)]
    public void Decide_ByMovement_ModesWithoutAListNeedAVehicle(AccessMode mode, Movement movement, bool inLoop, AccessReason reason) =>
        Assert.Equal(reason, Decide(
        Sightings.Of("ABC1234") with { Movement = movement }, new AccessOptions { Mode = mode }, Now with { InEntryLoop = inLoop },
        Entry("ABC1234")).Reason);

    [Theory]
    [InlineData(AccessMode.AllowList)]
    [InlineData(AccessMode.OpenToAll)]
    [InlineData(AccessMode.FreeExit)]
    public void Decide_LoopRequired_OpensOnlyInIt(AccessMode mode)
    {
        var options = new AccessOptions { Mode = mode, RequireLoop = true };

        Is(Decide(Sightings.Of("ABC1234"), options, Now, Entry("ABC1234")), AccessVerdict.Ignore, AccessReason.AwaitsLoop);
        Assert.Equal(AccessVerdict.Grant,
            Decide(Sightings.Of("ABC1234"), options, Now with { InEntryLoop = true }, Entry("ABC1234")).Verdict);
        Is(Decide(Sightings.Of("ABC1234"), options, Now, Entry("ABC1234", ListKind.Deny)), AccessVerdict.Deny, AccessReason.Denied);
    }

    [Fact]
    public void Decide_EveryDirectionAndOutcome_AsWrittenOut()
    {
        AccessReason Of(Direction direction, ListEntry? entry, AccessMode mode) => Decide(
            Sightings.Of("ABC1234") with { Direction = direction, Movement = Movement.Moved }, new AccessOptions { Mode = mode }, null,
            entry is null ? [] : [entry]).Reason;
        foreach (var mode in Enum.GetValues<AccessMode>())
        {
            foreach (var entry in (ListEntry?[])[null, Entry("ABC1234"), Entry("ABC1234", ListKind.Guest), Entry("ABC1234", ListKind.Watch),
                Entry("ABC1234", ListKind.Deny)])
            {
                Assert.Equal(AccessReason.WrongDirection, Of(Direction.Leaving, entry, mode));
                Assert.Equal(AccessReason.WrongDirection, Of(Direction.PassingBy, entry, mode));
                foreach (var direction in (Direction[])[Direction.Approaching, Direction.Unknown])
                {
                    Assert.Equal(
                        entry?.List == ListKind.Deny ? AccessReason.Denied
                        : mode == AccessMode.Closed ? AccessReason.LaneClosed
                        : mode == AccessMode.FreeExit ? AccessReason.FreeExit
                        : mode == AccessMode.OpenToAll ? AccessReason.OpenToAll
                        : entry?.List == ListKind.Allow ? AccessReason.Listed
                        : entry?.List == ListKind.Guest ? AccessReason.Guest : AccessReason.NotListed, Of(direction, entry, mode));
                }
            }
        }
    }
}

using EdgeGate.Access.Lists;
using EdgeGate.Access.Policy;
using EdgeGate.Access.Replay;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Plates;
using EdgeGate.Domain.Records;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Access.Tests.Replay;

public sealed class ReplayTests
{
    private static readonly Guid Boot = Guid.Parse("11111111-2222-3333-4444-555555555555");
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly AccessList List = new([new ListEntry("ABC1234", "ABC-1234", ListKind.Allow) { Owner = "Ana" }]);

    private long _id;

    private GateEvent Recorded(Sighting sighting, AccessOptions? options = null, AccessList? list = null)
    {
        var context = new DecisionContext(Noon, ClockState.Synchronised);
        var decision = AccessPolicy.Decide(sighting, list ?? List, options ?? new AccessOptions(), context);
        return Of(GateEventKind.Sighting, decision.Explanation) with { Sighting = sighting, Decision = decision };
    }

    private GateEvent Of(GateEventKind kind, string text)
    {
        _id++;
        return new()
        {
            Id = _id, Kind = kind, Text = text,
            Time = new(Boot, TimeSpan.FromSeconds(100 + _id), Noon.AddSeconds(_id), ClockState.Synchronised)
        };
    }

    private static WhatIfReport Run(AccessOptions options, params GateEvent[] events) =>
        new WhatIf(List, options, TimeZoneInfo.Utc, "North").Run(events);

    [Fact]
    public void WhatIf_SameRules_ChangesNothing()
    {
        var report = Run(new(), Recorded(Sightings.Of("ABC1234")), Recorded(Sightings.Of("XYZ9876") with { Track = 2 }));

        Assert.Empty(report.Changed);
        Assert.Equal((2, 2), (report.Sightings, report.Vehicles));
        Assert.Contains("none", report.Summary);
    }

    [Fact]
    public void WhatIf_HigherConfidence_ListsWhatWouldHaveStayedShut()
    {
        var report = Run(new() { MinConfidence = 0.99f }, Recorded(Sightings.Of("ABC1234", 0.95f)),
            Recorded(Sightings.Of("ABC1234", 0.995f) with { Track = 2 }));

        var vehicle = Assert.Single(report.Changed);
        Assert.True(vehicle.StaysShut);
        Assert.Equal((1L, AccessReason.LowConfidence), (vehicle.Event.Id, vehicle.Now.Reason));
        Assert.Equal("Of 2 vehicles 0 more would have been granted access, and 1 more denied.", report.Summary);
    }

    [Fact]
    public void WhatIf_Tolerance_ListsWhatWouldHaveOpened()
    {
        var report = Run(new() { Tolerance = Tolerance.OneLookAlike }, Recorded(Sightings.Of("A8C1234", rivals: ".B")));

        Assert.True(Assert.Single(report.Changed).Opens);
        Assert.Equal((1, 0), (report.Opened, report.Shut));
    }

    [Fact]
    public void WhatIf_DeniedFirstAndLetInLater_IsOneVehicleLetIn()
    {
        var report = Run(new(), Recorded(Sightings.Of("ABC1234", 0.5f)), Recorded(Sightings.Of("ABC1234")));

        Assert.Empty(report.Changed);
        Assert.Equal((2, 1), (report.Sightings, report.Vehicles));
    }

    [Fact]
    public void WhatIf_AntiPassback_CountsByTheNewRules()
    {
        var report = Run(
            new() { AntiPassback = AntiPassback.Hard }, Recorded(Sightings.Of("ABC1234")), Of(GateEventKind.Barrier, "moved"),
            Recorded(Sightings.Of("ABC1234") with { Track = 2 }));

        Assert.Equal(AccessReason.AlreadyInside, Assert.Single(report.Changed).Now.Reason);
    }

    [Fact]
    public void WhatIf_LeavingVehicle_StaysNoCase() =>
        Assert.Empty(Run(new() { Mode = AccessMode.FreeExit },
            Recorded(Sightings.Of("XYZ9876") with { Direction = Direction.Leaving })).Changed);

    [Fact]
    public void NearMisses_DeniedOneLookAlikeAway_OnceWithTheEntry()
    {
        GateEvent[] events =
        [
            Recorded(Sightings.Of("A8C1234", rivals: ".B", probability: 0.7f)), Recorded(Sightings.Of("A8C1234", rivals: ".B")),
            Recorded(Sightings.Of("XYZ9876") with { Track = 2 }), Recorded(Sightings.Of("ABC1234") with { Track = 3 }),
        ];

        var miss = Assert.Single(NearMisses.Find(events, List));
        Assert.Equal((1L, "ABC-1234"), (miss.Event.Id, miss.Entry.Written));
        Assert.Equal("A8C1234 was not let in; ABC-1234 (Ana) is listed. The 8 in place 2 may be a B, the reading gave it 30 %.",
            miss.Said().English);
    }

    [Fact]
    public void NearMisses_OnTheDenyListOnly_None()
    {
        var list = new AccessList([new ListEntry("ABC1234", "ABC1234", ListKind.Deny)]);

        Assert.Empty(NearMisses.Find([Recorded(Sightings.Of("A8C1234"), list: list)], list));
    }

    [Fact]
    public void Explain_Sighting_EveryLinkOfTheChain()
    {
        var reading = Readings.Of("ABC1234", 0.97f, frame: 42)
            .ToRecord() with
        { SuperResolved = true, FormatChanged = true, FreeText = "A8C1234", RegionConfidence = 0.62f };
        var sighting = Sightings.Of("ABC1234", rivals: ".8") with { Evidence = [reading] };
        var gateEvent = Recorded(sighting);
        var chain = DecisionReplay.Explain(gateEvent,
            [Of(GateEventKind.Barrier, "contact Open closed"), Of(GateEventKind.Sighting, "next"), Of(GateEventKind.Barrier, "too late")]);

        Assert.Equal(["When", "Readings", "Fused", "Rules", "Barrier", "Outcome"], chain.Select(section => section.Title));
        Assert.Contains("2026-03-02 12:00:01.000 UTC (clock Synchronised), 101.0 s after boot 11111111", chain[0].Lines[0].Text);
        Assert.Equal("frame 42: ABC1234 at 0.97, 120 x 36 pixels, focus 0.60, tw 62 % (super-resolved, characters alone said A8C1234)",
            Assert.Single(chain[1].Lines).Text);
        Assert.Equal("A 0.95  B 0.95 (8 0.05)  C 0.95  1 0.95  2 0.95  3 0.95  4 0.95", chain[2].Lines[1].Text);
        Assert.Equal("regions tw 0.96, cn 0.04", chain[2].Lines[2].Text);
        Assert.Equal(gateEvent.Decision!.Trace.Count, chain[3].Lines.Count);
        Assert.Equal("+1000 ms contact Open closed", Assert.Single(chain[4].Lines).Text);
        Assert.Equal("ABC1234 was granted access: on the allow list, Ana.", Assert.Single(chain[5].Lines).Text);
    }

    [Fact]
    public void Explain_RegionIsNotInDoubtOrNotKnown_IsNotDwelledUpon()
    {
        foreach (var regions in (RegionShare[]?[])[null, [], [new("tw", 1)]])
            Assert.Equal(2, DecisionReplay.Explain(Recorded(Sightings.Of("ABC1234") with { Regions = regions }), [])[2].Lines.Count);
    }

    [Fact]
    public void Explain_NoReadAndNothingAfter_SaysSo()
    {
        var chain = DecisionReplay.Explain(Recorded(Sightings.Of("")), []);

        Assert.Equal(["none was kept", "no text", "nothing was switched before the next vehicle"],
            [chain[1].Lines[0].Text, chain[2].Lines[0].Text, chain[4].Lines[0].Text]);
    }

    [Fact]
    public void Explain_OtherEvent_ThrowsWithItsKind() =>
        Assert.Contains("Barrier", Assert.Throws<ArgumentException>(() => DecisionReplay.Explain(Of(GateEventKind.Barrier, ""),
            [])).Message);

    [Fact]
    public void Occupancy_RecordedEntries_EachVehicleOnce()
    {
        GateEvent[] events = [Recorded(Sightings.Of("ABC1234")), Recorded(Sightings.Of("ABC1234")),
            Recorded(Sightings.Of("XYZ9876") with { Track = 2 })];

        Assert.Equal(["ABC1234"], OccupancyReplay.From(events, LaneRole.Entry, TimeZoneInfo.Utc).Visits.Select(visit => visit.Plate));
    }

    [Fact]
    public void Occupancy_StepsRecorded_CountsPassagesOnceAndNeverDecisions()
    {
        GateEvent[] events =
        [
            Now("ABC1234", 1), Step(VehicleStep.Passed, "ABC1234", 1), Step(VehicleStep.Passed, "ABC1234", 1),
            Now("DEF5678", 2), Step(VehicleStep.BackedAway, "DEF5678", 2), Now("GHI9012", 3), Step(VehicleStep.DidNotPass, "GHI9012", 3),
            Now("JKL3456", 4),
            Now("", 5), Step(VehicleStep.Passed, "", 5),
        ];

        var inside = OccupancyReplay.From(events, LaneRole.Entry, TimeZoneInfo.Utc);

        Assert.Equal((2, 1, "ABC1234"), (inside.Count, inside.Unnamed, Assert.Single(inside.Visits).Plate));
    }

    [Fact]
    public void Occupancy_WhatAPersonSet_CountsFromThere()
    {
        GateEvent[] events =
        [
            Now("ABC1234", 1), Step(VehicleStep.Passed, "ABC1234", 1), Step(VehicleStep.NobodyInside, "", 0),
            Step(VehicleStep.SetInside, "DEF5678", 0), Step(VehicleStep.SetInside, "GHI9012", 0),
            Step(VehicleStep.SetOutside, "DEF5678", 0),
        ];

        Assert.Equal(["GHI9012"], OccupancyReplay.From(events, LaneRole.Entry, TimeZoneInfo.Utc).Visits.Select(visit => visit.Plate));
    }

    [Theory]
    [InlineData("ABC1234 may pass, but the barrier is held or faulted", 0)]
    [InlineData("ABC1234 may pass, but its event is not on disk", 0)]
    [InlineData("XYZ9876 may pass, but its event is not on disk", 1)]
    public void Occupancy_OldJournal_AnAlarmBesideTheDecisionSaysThatItDidNotOpen(string alarm, int inside) =>
        Assert.Equal(inside, OccupancyReplay.From([Recorded(Sightings.Of("ABC1234")), Of(GateEventKind.Alarm, alarm)], LaneRole.Entry,
            TimeZoneInfo.Utc).Count);

    [Fact]
    public void Occupancy_ExitLane_CountsPassagesOut()
    {
        GateEvent[] events = [Step(VehicleStep.SetInside, "ABC1234", 0), Now("ABC1234", 1), Step(VehicleStep.Passed, "ABC1234", 1)];
        Assert.Equal(0, OccupancyReplay.From(events, LaneRole.Exit, TimeZoneInfo.Utc).Count);
    }

    [Fact]
    public void WhatIf_BackedAwayOnTheDay_IsNotInside()
    {
        var report = Run(
            new() { AntiPassback = AntiPassback.Hard }, Now("ABC1234", 1), Step(VehicleStep.BackedAway, "ABC1234", 1), Now("ABC1234", 2),
            Step(VehicleStep.Passed, "ABC1234", 2));

        Assert.Empty(report.Changed);
    }

    [Fact]
    public void NearMisses_GrantedAMomentLater_None()
    {
        // Newest first: the better reading comes before the worse one.
        GateEvent[] events = [Recorded(Sightings.Of("ABC1234")), Recorded(Sightings.Of("A8C1234", rivals: ".B"))];
        Assert.Empty(NearMisses.Find(events, List));
    }

    [Fact]
    public void Explain_GrantedThatDidNotOpen_SaysWhatHappenedNotWhatWasDecided()
    {
        var decision = Now("ABC1234", 1);
        var chain = DecisionReplay.Explain(decision,
            [Step(VehicleStep.Refused, "ABC1234", 1, VehicleCause.Held), Now("XYZ9876", 2), Step(VehicleStep.Commanded, "XYZ9876", 2),
                Step(VehicleStep.DidNotPass, "ABC1234", 1, VehicleCause.Held)]);

        Assert.Equal(["+1000 ms ABC1234: granted, did not open: the barrier is held.",
            "+4000 ms ABC1234: did not pass: the barrier is held."], chain[4].Lines.Select(line => line.Text));
        Assert.Equal(["ABC1234 was granted access: on the allow list, Ana.", "ABC1234: did not pass: the barrier is held."],
            chain[5].Lines.Select(line => line.Text));
        Assert.DoesNotContain(chain.SelectMany(section => section.Lines), line => line.Text.Contains("let in", StringComparison.Ordinal));
    }

    [Fact]
    public void Explain_GrantedAndNothingRecordedSince_SaysSo() =>
        Assert.Equal("nothing is recorded of what came of it", DecisionReplay.Explain(Now("ABC1234", 1), [])[5].Lines[1].Text);

    /// <summary>A decision as it is recorded now, with its step.</summary>
    private GateEvent Now(string plate, long track)
    {
        var recorded = Recorded(Sightings.Of(plate) with { Track = track },
            plate.Length == 0 ? new() { Mode = AccessMode.FreeExit } : null);
        return recorded with { Vehicle = new() { Step = VehicleStep.Decided, Track = track, Plate = plate } };
    }

    private GateEvent Step(VehicleStep step, string plate, long track, VehicleCause cause = VehicleCause.None)
    {
        var fact = new VehicleFact { Step = step, Track = track, Plate = plate, Cause = cause };
        return Of(GateEventKind.Barrier, step >= VehicleStep.SetInside ? "set" : VehicleSentence.Of(fact).English) with { Vehicle = fact };
    }
}

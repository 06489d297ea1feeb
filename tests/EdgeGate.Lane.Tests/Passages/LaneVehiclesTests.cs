using EdgeGate.Access.Policy;
using EdgeGate.Access.Replay;
using EdgeGate.Barrier;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Gate;
using EdgeGate.Domain.Plates;
using EdgeGate.Journal;
using EdgeGate.Lane.Recording;
using Xunit;

namespace EdgeGate.Lane.Tests.Passages;

/// <summary>Decision, command, arm and passage are four facts: what is told of a granted vehicle is what happened.</summary>
public sealed class LaneVehiclesTests
{
    private static readonly LineSnapshot Nothing = LineSnapshot.NoneFitted;
    private static readonly LineSnapshot Loops = Nothing.With(GateInput.SafetyLoop, LineLevel.Inactive)
        .With(GateInput.EntryLoop, LineLevel.Inactive);

    [Fact]
    public void Grant_DrivesUnderTheArm_CommandedOpenedPassedAndInside()
    {
        using var bench = new GateRig();
        bench.Grant(1, "ABC1234");
        bench.Pass(3);
        Assert.Equal(["Commanded", "Opened"], bench.Told);
        Assert.Empty(bench.Inside);
        bench.Leave(1);
        bench.Cross();
        bench.Pass(1);

        Assert.Equal(["Commanded", "Opened", "Passed"], bench.Told);
        Assert.Equal(["ABC1234"], bench.Inside);
        Assert.Empty(bench.Alarms);
    }

    [Fact]
    public void Grant_BarrierHeld_IsAnAlarmAndNobodyIsInside()
    {
        using var bench = new GateRig();
        bench.Apply(BarrierInputKind.ManualHold);
        bench.Grant(1, "ABC1234");
        bench.Pass(2);
        bench.Leave(1);
        bench.Pass(3);

        Assert.Equal(["Refused Held", "DidNotPass Held"], bench.Told);
        Assert.Equal(["ABC1234: granted, did not open: the barrier is held."], bench.Alarms);
        Assert.Equal((0, 0), (bench.Openings, bench.Presence.Now.Count));
    }

    [Fact]
    public void Grant_BarrierFaulted_SaysSo()
    {
        using var bench = new GateRig(Nothing.With(GateInput.LimitOpen, LineLevel.Active).With(GateInput.LimitClosed, LineLevel.Active));
        bench.Grant(1, "ABC1234");

        Assert.Equal(["Refused Faulted"], bench.Told);
        Assert.Contains("ABC1234: granted, did not open: the barrier is faulted.", bench.Alarms);
    }

    [Fact]
    public void Grant_ArmNeverArrives_DidNotOpenAndDidNotPass()
    {
        using var bench = new GateRig(Nothing.With(GateInput.SafetyLoop, LineLevel.Inactive).With(GateInput.LimitOpen, LineLevel.Inactive)
            .With(GateInput.LimitClosed, LineLevel.Active));
        bench.Grant(1, "ABC1234");
        bench.Pass(3);
        bench.Leave(1);
        bench.Pass(3);

        Assert.Equal(["Commanded", "DidNotOpen Faulted", "DidNotPass Faulted"], bench.Told);
        Assert.Empty(bench.Inside);
    }

    [Fact]
    public void Grant_ArmArrivesLateAfterTheFault_PassedAllTheSame()
    {
        using var bench = new GateRig(Nothing.With(GateInput.SafetyLoop, LineLevel.Inactive).With(GateInput.LimitOpen, LineLevel.Inactive)
            .With(GateInput.LimitClosed, LineLevel.Active));
        bench.Grant(1, "ABC1234");
        bench.Set(GateInput.LimitClosed, false);
        bench.Pass(2);
        bench.Set(GateInput.LimitOpen, true);
        bench.Pass(2);
        bench.Leave(1);
        bench.Pass(2);
        bench.Cross();
        bench.Pass(1);

        Assert.Equal(["Commanded", "DidNotOpen Faulted", "Opened", "Passed"], bench.Told);
    }

    [Fact]
    public void Grant_BacksAway_HasNotPassed()
    {
        using var bench = new GateRig();
        bench.Grant(1, "ABC1234");
        bench.Pass(3);
        bench.Leave(1, Direction.Leaving);
        bench.Pass(20);

        Assert.Equal(["Commanded", "Opened", "BackedAway"], bench.Told);
        Assert.Empty(bench.Inside);
    }

    [Fact]
    public void Grant_NosesUnderTheArmAndBacksAway_HasNotPassed()
    {
        using var bench = new GateRig();
        bench.Grant(1, "ABC1234");
        bench.Pass(2);
        bench.Cross();
        bench.Pass(1);
        bench.Leave(1, Direction.Leaving);
        bench.Pass(20);

        Assert.Equal("BackedAway", bench.Told[^1]);
        Assert.Empty(bench.Inside);
    }

    [Fact]
    public void Grant_NothingUnderTheArm_DidNotPass()
    {
        using var bench = new GateRig();
        bench.Grant(1, "ABC1234");
        bench.Pass(3);
        bench.Leave(1);
        bench.Pass(20);

        Assert.Equal("DidNotPass NothingPassed", bench.Told[^1]);
    }

    [Fact]
    public void Grant_LastSeenGoingBackButTheLoopNoticesIt_Passed()
    {
        // A plate that the edge of the picture cuts off looks smaller than it was.
        using var bench = new GateRig();
        bench.Grant(1, "ABC1234");
        bench.Pass(2);
        bench.Leave(1, Direction.Leaving);
        bench.Pass(0.3);
        bench.Cross();
        bench.Pass(20);

        Assert.Equal("Passed", bench.Told[^1]);
    }

    [Fact]
    public void Grant_BacksAwayAndAnotherDrivesUnderTheOpenArm_IsNotItsPassage()
    {
        using var bench = new GateRig();
        bench.Grant(1, "ABC1234");
        bench.Pass(2);
        bench.Stranger(2);
        bench.Leave(1, Direction.Leaving);
        bench.Pass(2);
        bench.Leave(2);
        bench.Cross();
        bench.Pass(20);

        Assert.Equal("BackedAway", bench.Told[^1]);
        Assert.Empty(bench.Inside);
    }

    [Fact]
    public void Grant_TwoBumperToBumper_BothPassed()
    {
        using var bench = new GateRig();
        bench.Grant(1, "ABC1234");
        bench.Pass(2);
        bench.Leave(1);
        bench.Grant(2, "DEF5678");
        bench.Pass(0.5);
        bench.Set(GateInput.SafetyLoop, true);
        bench.Pass(1);
        bench.Leave(2);
        bench.Pass(2);
        bench.Set(GateInput.SafetyLoop, false);
        bench.Pass(3);

        Assert.Equal(["ABC1234", "DEF5678"], bench.Inside);
    }

    [Theory]
    [InlineData(Direction.Approaching, "Passed")]
    [InlineData(Direction.Unknown, "Passed")]
    [InlineData(Direction.Leaving, "BackedAway")]
    [InlineData(Direction.PassingBy, "BackedAway")]
    public void Grant_NoLoopWired_TheWayItLeftDecidesWhenTheArmIsDown(Direction left, string end)
    {
        using var bench = new GateRig(Nothing);
        bench.Grant(1, "ABC1234");
        bench.Pass(3);
        bench.Leave(1, left);
        bench.Pass(3);
        Assert.Equal(["Commanded", "Opened"], bench.Told);
        bench.Pass(20);

        Assert.Equal(end, bench.Told[^1]);
        Assert.Equal(end == "Passed" ? 1 : 0, bench.Presence.Now.Count);
    }

    [Fact]
    public void Grant_NoLoopAndLostFromViewForAMoment_IsNotAPassage()
    {
        using var bench = new GateRig(Nothing);
        bench.Options = bench.Options with { StandingVehicle = StandingVehicle.CallPerson };
        bench.Grant(1, "ABC1234");
        bench.Pass(3);
        bench.Leave(1);
        bench.Pass(3);
        bench.FoundAgain(1, 2, "ABC1234");
        bench.Pass(20);
        Assert.Equal(["Commanded", "Opened", "Stands ArmDown"], bench.Told);
        bench.Leave(2);
        bench.Pass(3);

        Assert.Equal("DidNotPass ArmDown", bench.Told[^1]);
        Assert.Empty(bench.Inside);
    }

    [Fact]
    public void Grant_ExitLoopOnly_PassedWhenItIsTaken()
    {
        using var bench = new GateRig(Nothing.With(GateInput.ExitLoop, LineLevel.Inactive));
        bench.Grant(1, "ABC1234");
        bench.Pass(2);
        bench.Leave(1);
        bench.Set(GateInput.ExitLoop, true);
        bench.Pass(2);

        Assert.Equal("Passed", bench.Told[^1]);
    }

    [Fact]
    public void Grant_RearCamera_PassedThoughItIsStillInViewBehindTheArm()
    {
        using var bench = new GateRig(rearCamera: true);
        bench.Grant(1, "ABC1234");
        bench.Pass(2);
        bench.Cross();
        bench.Pass(15);

        Assert.Equal(["Commanded", "Opened", "Passed"], bench.Told);
        Assert.Equal(1, bench.Openings);
    }

    [Fact]
    public void Reload_CameraTurnsOutToLookFromBehind_PassedThoughItIsStillInView()
    {
        using var bench = new GateRig();
        bench.Tracker = bench.Tracker with { RearCamera = true };
        bench.Grant(1, "ABC1234");
        bench.Pass(2);
        bench.Cross();
        bench.Pass(15);

        Assert.Equal(["Commanded", "Opened", "Passed"], bench.Told);
    }

    [Fact]
    public void Grant_ExitLane_CountsOut()
    {
        using var bench = new GateRig(role: LaneRole.Exit);
        bench.Presence.Change(_ => Occupancy.Empty.Enter("ABC1234", default));
        bench.Grant(1, "ABC1234");
        bench.Pass(2);
        Assert.Equal(1, bench.Presence.Now.Count);
        bench.Leave(1);
        bench.Cross();
        bench.Pass(2);

        Assert.Equal(0, bench.Presence.Now.Count);
    }

    [Fact]
    public void Stand_ArmCameDown_OpensAgainAFewTimesThenCallsAPerson()
    {
        using var bench = new GateRig();
        bench.Grant(1, "ABC1234");
        bench.Pass(100);

        Assert.Equal(
            ["Commanded", "Opened", "Commanded ArmDown", "Opened", "Commanded ArmDown", "Opened", "Commanded ArmDown", "Opened",
                "Stands ArmDown"], bench.Told);
        Assert.Equal(4, bench.Openings);
        Assert.Equal(["ABC1234: granted, still before the closed arm (openings: 4). Send somebody, or open by hand."], bench.Alarms);
    }

    [Fact]
    public void Stand_DrivesOnAfterTheSecondOpening_PassedOnce()
    {
        using var bench = new GateRig();
        bench.Grant(1, "ABC1234");
        bench.Pass(14);
        bench.Leave(1);
        bench.Cross();
        bench.Pass(20);

        Assert.Equal(["Commanded", "Opened", "Commanded ArmDown", "Opened", "Passed"], bench.Told);
        Assert.Empty(bench.Alarms);
    }

    [Fact]
    public void Stand_TooLongAfterTheDecision_IsNotOpenedForAgain()
    {
        using var bench = new GateRig(options: new() { OpeningMs = 1000, ClosingMs = 1000, HoldOpenMs = 12_000, ReopenSeconds = 10 });
        bench.Grant(1, "ABC1234");
        bench.Pass(40);

        Assert.Equal((1, "Stands ArmDown"), (bench.Openings, bench.Told[^1]));
    }

    [Fact]
    public void Stand_RulesHaveChanged_IsNotOpenedForAgain()
    {
        using var bench = new GateRig();
        bench.Grant(1, "ABC1234");
        bench.Grants = false;
        bench.Pass(20);

        Assert.Equal((1, "Stands ArmDown"), (bench.Openings, bench.Told[^1]));
    }

    [Fact]
    public void Stand_CallPerson_AlarmAndNoSecondOpening()
    {
        using var bench = new GateRig();
        bench.Options = bench.Options with { StandingVehicle = StandingVehicle.CallPerson };
        bench.Grant(1, "ABC1234");
        bench.Pass(40);

        Assert.Equal((1, 1), (bench.Openings, bench.Alarms.Count));
    }

    [Fact]
    public void Stand_LostFromViewButStillInTheEntryLoop_OpensAgain()
    {
        using var bench = new GateRig(Loops);
        bench.Set(GateInput.EntryLoop, true);
        bench.Pass(0.1);
        bench.Grant(1, "ABC1234");
        bench.Pass(2);
        bench.Leave(1);
        bench.Pass(13);
        Assert.Equal(2, bench.Openings);
        bench.Set(GateInput.EntryLoop, false);
        bench.Cross();
        bench.Pass(3);

        Assert.Equal("Passed", bench.Told[^1]);
    }

    [Fact]
    public void Stand_LeftBeforeTheArmWasDown_IsNotOpenedForAgain()
    {
        using var bench = new GateRig(Nothing);
        bench.Grant(1, "ABC1234");
        bench.Pass(9.6);
        bench.Leave(1);
        bench.Pass(20);

        Assert.Equal(1, bench.Openings);
    }

    [Fact]
    public void Stand_PersonOpensByHand_Passed()
    {
        using var bench = new GateRig();
        bench.Options = bench.Options with { StandingVehicle = StandingVehicle.CallPerson };
        bench.Grant(1, "ABC1234");
        bench.Pass(20);
        bench.Apply(BarrierInputKind.ManualOpen);
        bench.Pass(2);
        bench.Leave(1);
        bench.Cross();
        bench.Pass(3);

        Assert.Equal(["Commanded", "Opened", "Stands ArmDown", "Passed"], bench.Told);
    }

    [Fact]
    public void Grant_LoopKnowsAVehicleThatTheCameraDoesNot_PassedByTheLoops()
    {
        using var bench = new GateRig(Loops);
        bench.Set(GateInput.EntryLoop, true);
        bench.Pass(0.1);
        bench.Grant(-5, "");
        bench.Pass(2);
        bench.Set(GateInput.SafetyLoop, true);
        bench.Pass(0.5);
        bench.Set(GateInput.EntryLoop, false);
        bench.Pass(1);
        bench.Set(GateInput.SafetyLoop, false);
        bench.Pass(1);

        Assert.Equal(["Commanded", "Opened", "Passed"], bench.Told);
        Assert.Equal(1, bench.Presence.Now.Count);
    }

    [Fact]
    public void SlowDisk_EventArrivesWhileTheVehicleIsThere_OpensOnceAndSaysSo()
    {
        using var bench = new GateRig();
        var later = new TaskCompletionSource<long>();
        bench.Grant(1, "ABC1234", record: Late(later));
        bench.Pass(3);
        Assert.Equal((0, "Withheld JournalSlow"), (bench.Openings, Assert.Single(bench.Told)));
        later.SetResult(77);
        bench.Pass(3);

        Assert.Equal(["Withheld JournalSlow", "Commanded JournalLate", "Opened"], bench.Told);
        Assert.Equal(1, bench.Openings);
        Assert.All(bench.Recorded().Where(one => one.Vehicle?.Step == VehicleStep.Commanded),
            one => Assert.Equal(77, one.Vehicle!.Decision));
    }

    [Fact]
    public void SlowDisk_EventArrivesWhenTheVehicleIsGone_StaysShut()
    {
        using var bench = new GateRig();
        var later = new TaskCompletionSource<long>();
        bench.Grant(1, "ABC1234", record: Late(later));
        bench.Leave(1);
        bench.Pass(1.2);
        later.SetResult(77);
        bench.Pass(5);

        Assert.Equal(0, bench.Openings);
        Assert.Equal("DidNotPass JournalSlow", bench.Told[^1]);
    }

    [Fact]
    public void SlowDisk_EventNeverArrives_StaysShutAndMayBeDecidedOnAgain()
    {
        using var bench = new GateRig();
        var later = new TaskCompletionSource<long>();
        bench.Grant(1, "ABC1234", record: Late(later));
        later.SetException(new ReadStoreFaultException(ReadStoreFaultKind.DiskFull, "full"));
        bench.Pass(3);

        Assert.Equal(["Withheld JournalSlow", "Withheld JournalFailed"], bench.Told);
        Assert.Equal((0, 1L), (bench.Openings, Assert.Single(bench.Unrecorded)));
    }

    [Fact]
    public void SlowDisk_BannedMeanwhile_StaysShut()
    {
        using var bench = new GateRig();
        var later = new TaskCompletionSource<long>();
        bench.Grant(1, "ABC1234", record: Late(later));
        bench.Grants = false;
        later.SetResult(77);
        bench.Pass(3);

        Assert.Equal((0, "Withheld RulesChanged"), (bench.Openings, bench.Told[^1]));
    }

    [Fact]
    public void Journal_EveryStep_IsAnEventOfItsOwnThatNamesTheDecision()
    {
        using var bench = new GateRig();
        bench.Grant(7, "ABC1234");
        bench.Pass(3);
        bench.Leave(7);
        bench.Cross();
        bench.Pass(3);
        var steps = bench.Recorded().Where(one => one.Vehicle is not null).ToArray();

        Assert.Equal([VehicleStep.Commanded, VehicleStep.Opened, VehicleStep.Passed], steps.Select(one => one.Vehicle!.Step));
        Assert.All(steps, one => Assert.Equal((7L, 7L, "ABC1234", "ABC1234"),
            (one.Vehicle!.Decision, one.Vehicle.Track, one.Vehicle.Plate, one.Sighting!.Text)));
        Assert.All(steps, one => Assert.Equal(GateEventKind.Barrier, one.Kind));
    }

    [Fact]
    public void Journal_AfterARestart_OnlyWhoPassedIsInside()
    {
        using var bench = new GateRig();
        bench.Apply(BarrierInputKind.ManualHold);
        bench.Grant(1, "HELD111");
        bench.Pass(1);
        bench.Leave(1);
        bench.Pass(3);
        bench.Apply(BarrierInputKind.ManualRelease);
        bench.Grant(2, "PASS222");
        bench.Pass(2);
        bench.Leave(2);
        bench.Cross();
        bench.Pass(20);
        bench.Grant(3, "BACK333");
        bench.Pass(2);
        bench.Leave(3, Direction.Leaving);
        bench.Pass(20);

        var inside = OccupancyReplay.From(bench.Recorded(), LaneRole.Entry, TimeZoneInfo.Utc);
        Assert.Equal(["PASS222"], inside.Visits.Select(visit => visit.Plate));
        Assert.Equal(bench.Inside, inside.Visits.Select(visit => visit.Plate));
    }

    private static DecisionRecord Late(TaskCompletionSource<long> later) =>
        new(new JournalOutcome(JournalStatus.TimedOut, 0, TimeSpan.FromMilliseconds(250), "slow") { Later = later.Task }, MayOpen: false);
}

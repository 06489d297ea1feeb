using EdgeGate.Domain.Gate;
using Xunit;

namespace EdgeGate.Barrier.Tests;

public sealed class BarrierMachineTests
{
    private static BarrierOptions WhenSafe => new() { ClosePolicy = ClosePolicy.WhenSafe };

    [Fact]
    public void Next_StartWithEverythingActive_TouchesNoContact()
    {
        var lines = Enum.GetValues<GateInput>().Where(input => input != GateInput.Fire)
            .Aggregate(Lane.Quiet, (all, input) => all.With(input, LineLevel.Active))
            .With(GateInput.LimitClosed, LineLevel.Inactive).With(GateInput.ManualHold, LineLevel.Inactive);
        var lane = new Lane(WhenSafe, lines);
        lane.Wait(60);

        Assert.Empty(lane.Writes);
    }

    [Fact]
    public void Next_OpenRequest_OnePulseOfItsLength()
    {
        var lane = new Lane();
        lane.Give(BarrierInputKind.OpenRequest);
        lane.Wait(1);

        Assert.Equal([(TimeSpan.Zero, GateOutput.Open, true), (TimeSpan.FromMilliseconds(200), GateOutput.Open, false)], lane.Writes);
        Assert.Equal(BarrierState.Opening, lane.State);
    }

    [Fact]
    public void Next_LimitSwitches_FollowTheArm()
    {
        var lane = new Lane();
        Assert.Equal(BarrierState.Closed, lane.State);
        lane.Opened();
        Assert.Equal(BarrierState.Open, lane.State);
        lane.Arm(up: false, down: false);
        Assert.Equal(BarrierState.Closing, lane.State);
        lane.Arm(up: false, down: true);
        Assert.Equal(BarrierState.Closed, lane.State);
        Assert.Equal(0, lane.Pulses(GateOutput.Close));
    }

    [Fact]
    public void Next_NoLimitSwitches_PositionComesFromTime()
    {
        var lane = new Lane(new BarrierOptions { OpeningMs = 2000, HoldOpenMs = 5000, ClosingMs = 3000 }, Lane.LoopOnly);
        Assert.Equal(BarrierState.Unknown, lane.State);
        lane.Give(BarrierInputKind.OpenRequest);
        lane.Wait(2);
        Assert.Equal(BarrierState.Open, lane.State);
        lane.Wait(5);
        Assert.Equal(BarrierState.Closing, lane.State);
        lane.Wait(3);
        Assert.Equal(BarrierState.Closed, lane.State);
    }

    [Fact]
    public void Next_SecondRequestDuringThePulse_DoesNotLengthenIt()
    {
        var lane = new Lane();
        lane.Give(BarrierInputKind.OpenRequest);
        lane.Wait(0.1);
        lane.Give(BarrierInputKind.OpenRequest);
        lane.Wait(1);

        Assert.Equal(1, lane.Pulses(GateOutput.Open));
        Assert.Equal(TimeSpan.FromMilliseconds(200), lane.Writes[1].At);
    }

    [Fact]
    public void Next_SecondRequestRightAfterThePulse_WaitsForTheRest()
    {
        var lane = new Lane();
        lane.Give(BarrierInputKind.OpenRequest);
        lane.Wait(0.25);
        lane.Give(BarrierInputKind.OpenRequest);
        lane.Wait(1);

        Assert.Equal(2, lane.Pulses(GateOutput.Open));
        Assert.Equal(TimeSpan.FromMilliseconds(500), lane.Writes[2].At);
    }

    [Fact]
    public void Next_ArmDoesNotArrive_Faulted()
    {
        var lane = new Lane();
        lane.Give(BarrierInputKind.OpenRequest);
        lane.Wait(8.1);

        Assert.Equal((BarrierState.Faulted, FaultKind.OpeningTimeout), (lane.State, lane.Status.Fault));
    }

    [Fact]
    public void Next_Faulted_VehicleIsRefusedAndAPersonIsNot()
    {
        var lane = new Lane();
        lane.Give(BarrierInputKind.OpenRequest);
        lane.Wait(8.1);
        lane.Give(BarrierInputKind.OpenRequest);
        Assert.True(lane.Last.Notes.HasFlag(BarrierNotes.OpenRefusedFaulted));
        Assert.Equal(1, lane.Pulses(GateOutput.Open));

        lane.Give(BarrierInputKind.ManualOpen);
        Assert.Equal((2, BarrierState.Opening), (lane.Pulses(GateOutput.Open), lane.State));
    }

    [Fact]
    public void Next_BothLimitsActive_Faulted()
    {
        var lane = new Lane();
        lane.Arm(up: true, down: true);

        Assert.Equal(FaultKind.LimitsContradict, lane.Status.Fault);
    }

    [Fact]
    public void Next_WhenSafeAndVehicleHasPassed_ClosesAfterTheClearTime()
    {
        var lane = new Lane(WhenSafe).Opened();
        lane.Set(GateInput.SafetyLoop, LineLevel.Active);
        lane.Wait(3);
        lane.Set(GateInput.SafetyLoop, LineLevel.Inactive);
        lane.Wait(0.9);
        Assert.Equal(0, lane.Pulses(GateOutput.Close));
        lane.Wait(0.2);

        Assert.Equal((1, BarrierState.Closing), (lane.Pulses(GateOutput.Close), lane.State));
    }

    [Fact]
    public void Next_TwoVehiclesLetIn_ClosesAfterTheSecond()
    {
        var lane = new Lane(WhenSafe).Opened();
        lane.Give(BarrierInputKind.OpenRequest);
        lane.Set(GateInput.SafetyLoop, LineLevel.Active);
        lane.Set(GateInput.SafetyLoop, LineLevel.Inactive);
        lane.Wait(3);
        Assert.Equal(0, lane.Pulses(GateOutput.Close));
        lane.Set(GateInput.SafetyLoop, LineLevel.Active);
        lane.Set(GateInput.SafetyLoop, LineLevel.Inactive);
        lane.Wait(3);

        Assert.Equal(1, lane.Pulses(GateOutput.Close));
    }

    [Fact]
    public void Next_WhenSafeAndNobodyComes_ClosesAfterTheHoldTime()
    {
        var lane = new Lane(WhenSafe).Opened();
        lane.Wait(9.8);
        Assert.Equal(0, lane.Pulses(GateOutput.Close));
        lane.Wait(0.5);

        Assert.Equal(1, lane.Pulses(GateOutput.Close));
    }

    [Theory]
    [InlineData(GateInput.SafetyLoop, LineLevel.Active)]
    [InlineData(GateInput.SafetyLoop, LineLevel.Unknown)]
    [InlineData(GateInput.Photocell, LineLevel.Active)]
    [InlineData(GateInput.Photocell, LineLevel.Unknown)]
    [InlineData(GateInput.Fire, LineLevel.Unknown)]
    public void Next_SafetyInputNotAtRest_NeverCloses(GateInput input, LineLevel level)
    {
        var lane = new Lane(WhenSafe).Opened();
        lane.Set(input, level);
        lane.Wait(300);
        lane.Give(BarrierInputKind.ManualClose);

        Assert.Equal(0, lane.Pulses(GateOutput.Close));
        Assert.True(lane.Last.Notes.HasFlag(BarrierNotes.CloseRefused));
    }

    [Fact]
    public void Next_SafetyActiveDuringTheClosePulse_ReleasesItAndOpensAtOnce()
    {
        var lane = new Lane(WhenSafe).Opened();
        lane.Wait(10.1);
        Assert.Equal(GateOutput.Close, lane.Status.Contact);
        lane.Set(GateInput.Photocell, LineLevel.Active);

        Assert.Equal((GateOutput.Close, GateOutput.Open), (lane.Last.Release, lane.Last.Engage));
        Assert.True(lane.Last.Notes.HasFlag(BarrierNotes.Reopened));
        Assert.Equal(BarrierState.Opening, lane.State);
    }

    [Fact]
    public void Next_BarrierClosesByItselfOntoAVehicle_OpensAgain()
    {
        var lane = new Lane().Opened();
        lane.Wait(2);
        lane.Arm(up: false, down: false);
        lane.Set(GateInput.SafetyLoop, LineLevel.Active);

        Assert.Equal(2, lane.Pulses(GateOutput.Open));
    }

    [Fact]
    public void Next_SafetyLoopActiveForTooLong_ToldOnceAndBlocksClosing()
    {
        var lane = new Lane(WhenSafe).Opened();
        lane.Set(GateInput.SafetyLoop, LineLevel.Active);
        lane.Wait(119);
        Assert.False(lane.Notes.HasFlag(BarrierNotes.SafetyStuck));
        lane.Wait(200);

        Assert.True(lane.Notes.HasFlag(BarrierNotes.SafetyStuck));
        Assert.Equal(0, lane.Pulses(GateOutput.Close));
    }

    [Fact]
    public void Next_PhotocellMissesThreeVehicles_IsBlindAndBlocksClosing()
    {
        var lane = new Lane(WhenSafe).Opened();
        for (var i = 0; i < 3; i++)
        {
            lane.Set(GateInput.SafetyLoop, LineLevel.Active);
            lane.Set(GateInput.SafetyLoop, LineLevel.Inactive);
            lane.Set(GateInput.ExitLoop, LineLevel.Active);
            lane.Set(GateInput.ExitLoop, LineLevel.Inactive);
        }

        Assert.True(lane.Notes.HasFlag(BarrierNotes.SafetyBlind));
        lane.Wait(60);
        Assert.Equal(0, lane.Pulses(GateOutput.Close));

        lane.Set(GateInput.Photocell, LineLevel.Active);
        lane.Set(GateInput.Photocell, LineLevel.Inactive);
        lane.Wait(60);
        Assert.Equal(1, lane.Pulses(GateOutput.Close));
    }

    [Fact]
    public void Next_Fire_OpensRepeatsAndHoldsUntilReset()
    {
        var lane = new Lane(WhenSafe);
        lane.Set(GateInput.Fire, LineLevel.Active);
        Assert.Equal(GateOutput.Open, lane.Status.Contact);
        lane.Arm(up: true, down: false);
        lane.Wait(21);
        Assert.Equal((BarrierState.Held, 5), (lane.State, lane.Pulses(GateOutput.Open)));

        lane.Give(BarrierInputKind.Reset);
        Assert.True(lane.Status.Fire);
        lane.Set(GateInput.Fire, LineLevel.Inactive);
        lane.Wait(60);
        Assert.True(lane.Status.Fire);
        Assert.Equal(0, lane.Pulses(GateOutput.Close));

        lane.Give(BarrierInputKind.Reset);
        Assert.Equal((false, BarrierState.Open), (lane.Status.Fire, lane.State));
    }

    [Fact]
    public void Next_FireWhileFaulted_OpensAllTheSame()
    {
        var lane = new Lane();
        lane.Give(BarrierInputKind.OpenRequest);
        lane.Wait(8.1);
        lane.Give(BarrierInputKind.Fire);

        Assert.Equal(2, lane.Pulses(GateOutput.Open));
    }

    [Fact]
    public void Next_HoldDuringOpening_StopsAndRefusesVehicles()
    {
        var lane = new Lane();
        lane.Give(BarrierInputKind.OpenRequest);
        lane.Give(BarrierInputKind.ManualHold);
        Assert.Equal((GateOutput.Open, GateOutput.Stop), (lane.Last.Release, lane.Last.Engage));
        lane.Wait(1);
        lane.Give(BarrierInputKind.OpenRequest);

        Assert.True(lane.Last.Notes.HasFlag(BarrierNotes.OpenRefusedHeld));
        Assert.Equal((BarrierState.Held, 1), (lane.State, lane.Pulses(GateOutput.Open)));
    }

    [Fact]
    public void Next_HoldOutranksFire_FireOpensWhenTheHoldEnds()
    {
        var lane = new Lane();
        lane.Set(GateInput.ManualHold, LineLevel.Active);
        lane.Set(GateInput.Fire, LineLevel.Active);
        lane.Wait(20);
        Assert.Equal(0, lane.Pulses(GateOutput.Open));
        lane.Set(GateInput.ManualHold, LineLevel.Inactive);

        Assert.Equal(1, lane.Pulses(GateOutput.Open));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Next_FireAndHoldAtOnce_TheNoteSaysThatItDoesNotOpen(bool holdFirst)
    {
        var lane = new Lane();
        if (!holdFirst)
            lane.Set(GateInput.Fire, LineLevel.Active);
        lane.ForgetNotes();
        lane.Give(BarrierInputKind.ManualHold);
        if (holdFirst)
            lane.Set(GateInput.Fire, LineLevel.Active);

        Assert.Equal(BarrierNotes.FireHeld, lane.Notes);
    }

    [Fact]
    public void Next_ManualOpenSwitchPressed_OpensOnce()
    {
        var lane = new Lane();
        lane.Set(GateInput.ManualOpen, LineLevel.Active);
        lane.Wait(5);

        Assert.Equal(1, lane.Pulses(GateOutput.Open));
    }

    [Fact]
    public void Next_Maintained_ContactStaysUntilItIsSafe()
    {
        var lane = new Lane(new BarrierOptions { Profile = RelayProfile.Maintained }).Opened();
        lane.Set(GateInput.SafetyLoop, LineLevel.Active);
        lane.Wait(100);
        Assert.Equal(GateOutput.Open, lane.Status.Contact);
        lane.Set(GateInput.SafetyLoop, LineLevel.Inactive);
        lane.Wait(1.1);

        Assert.Null(lane.Status.Contact);
        Assert.Equal(BarrierState.Closing, lane.State);
    }

    [Fact]
    public void Next_Shutdown_OpensTheContactAndDoesNothingMore()
    {
        var lane = new Lane();
        lane.Give(BarrierInputKind.OpenRequest);
        lane.Give(BarrierInputKind.Shutdown);
        lane.Give(BarrierInputKind.ManualOpen);
        lane.Set(GateInput.Fire, LineLevel.Active);
        lane.Wait(10);

        Assert.Equal([true, false], lane.Writes.Select(write => write.Active));
    }

    [Fact]
    public void Next_TimeGoesBack_PulseStillEnds()
    {
        var machine = new BarrierMachine(new BarrierOptions(), true, true);
        var status = BarrierStatus.Initial(TimeSpan.FromSeconds(100));
        status = machine.Next(status, BarrierInput.Open, TimeSpan.FromSeconds(100)).Status;
        status = machine.Next(status, BarrierInput.Tick, TimeSpan.FromSeconds(50)).Status;
        Assert.Equal(GateOutput.Open, status.Contact);
        status = machine.Next(status, BarrierInput.Tick, TimeSpan.FromSeconds(100.2)).Status;

        Assert.Null(status.Contact);
    }

    [Fact]
    public void Next_CabinetOpened_ToldOnceAndMovesNothing()
    {
        var lane = new Lane();
        lane.ForgetNotes();
        lane.Set(GateInput.Tamper, LineLevel.Active);
        Assert.Equal(BarrierNotes.Tampered, lane.Last.Notes);
        lane.Set(GateInput.Tamper, LineLevel.Active);
        Assert.Equal(BarrierNotes.None, lane.Last.Notes);
        lane.Set(GateInput.Tamper, LineLevel.Inactive);

        Assert.Equal(BarrierNotes.TamperEnded, lane.Last.Notes);
        Assert.Empty(lane.Writes);
        Assert.Equal(BarrierState.Closed, lane.State);
    }

    [Fact]
    public void Next_CabinetOpenWhenTheLaneStarts_IsTold() =>
        Assert.Equal(BarrierNotes.Tampered, new Lane(lines: Lane.Quiet.With(GateInput.Tamper, LineLevel.Active)).Notes);

    [Fact]
    public void Describe_EveryNote_HasWords()
    {
        foreach (var note in Enum.GetValues<BarrierNotes>().Where(note => note != BarrierNotes.None))
        {
            var report = new BarrierReport(default, BarrierInputKind.Lines, BarrierState.Open, BarrierState.Open, null, null, note,
                FaultKind.None, "");
            Assert.Contains(' ', report.Describe()[..report.Describe().LastIndexOf('(')].Trim());
        }
    }
}

using EdgeGate.Access.Policy;
using EdgeGate.Domain.Access;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Access.Tests.Tracking;

/// <summary>A lane that needs no list opens for vehicles, and for nothing else that shows a text.</summary>
public sealed class FreeExitTests
{
    private static readonly (float, float) Gate = (0.5f, 4);
    private static readonly (float, float) Street = (0.5f, 12);

    private static Road Exit(AccessMode mode = AccessMode.FreeExit) => new(rules: new AccessOptions { Mode = mode, Role = LaneRole.Exit });

    [Theory]
    [InlineData(AccessMode.FreeExit)]
    [InlineData(AccessMode.OpenToAll)]
    public void StillSign_AnHourWithGlimpsesAndOcclusions_NeverOpensAndIsToldOnce(AccessMode mode)
    {
        var road = Exit(mode);
        for (var i = 0; i < 180; i++)
            road.Stand(Street, 1 + i % 14).Hidden(2 + i % 11 * 2);

        Assert.Equal(0, road.Grants);
        Assert.Equal(AccessReason.NoVehicle, Assert.Single(road.Decisions).Reason);
    }

    [Theory]
    [InlineData(AccessMode.FreeExit)]
    [InlineData(AccessMode.OpenToAll)]
    public void PaperHeldBeforeTheCamera_DoesNotOpen(AccessMode mode)
    {
        var road = Exit(mode);
        road.Drive.Show(300, i => [Readings.Of("ABC1234", x: 500 + MathF.Sin(i * 0.4f) * 12, y: 300 + MathF.Cos(i * 0.3f) * 10,
            width: 200 + MathF.Sin(i * 0.2f) * 5)]);

        Assert.Equal(0, road.Grants);
    }

    [Fact]
    public void BoxThatJumpsBetweenTwoSigns_DoesNotOpen()
    {
        var road = Exit();
        road.Drive.Show(900, i => [Readings.Of("P2H3456", x: i / 7 % 2 == 0 ? 300 : 700, y: 300, width: 90)]);

        Assert.Equal(0, road.Grants);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    public void VehicleThatDrivesUp_IsLetThroughOnce(double seconds) =>
        Assert.Equal(1, Exit().Go(Street, Gate, seconds).Stand(Gate, 5).End().Grants);

    [Fact]
    public void VehicleThatStoodFromTheStart_IsLetThroughWhenItMovesOn()
    {
        var road = Exit().Stand(Street, 90);
        Assert.Equal(0, road.Grants);

        Assert.Equal(1, road.Go(Street, Gate, 5).End().Grants);
    }

    [Fact]
    public void VehicleThatStandsInTheLoopFromTheStart_IsLetThrough() => Assert.Equal(1, Exit().Loop(true).Stand(Gate, 5).Grants);

    [Fact]
    public void VehicleThatStood_LoopTakenLater_IsLetThrough()
    {
        var road = Exit().Stand(Gate, 5);
        Assert.Equal(0, road.Grants);

        Assert.Equal(1, road.Loop(true).Stand(Gate, 2).Grants);
    }

    [Fact]
    public void SignThatHungThereLong_LoopTakenByAnotherVehicle_IsNotLetThrough()
    {
        var road = Exit().Stand(Street, 120).Loop(true).Stand(Street, 20).Loop(false).Stand(Street, 5).Loop(true).Stand(Street, 5);

        Assert.Equal(0, road.Grants);
    }

    [Fact]
    public void ParkedListedCar_HiddenAgainAndAgain_OpensOnceOnly()
    {
        var road = new Road();
        for (var i = 0; i < 60; i++)
            road.Stand(Street, 5).Hidden(12 + i % 7 * 10);

        Assert.Equal(1, road.Grants);
    }

    [Fact]
    public void ParkedListedCar_DrivesUpLater_IsLetIn()
    {
        var road = new Road();
        for (var i = 0; i < 5; i++)
            road.Stand(Street, 5).Hidden(15);
        road.Stand(Street, 5).Go(Street, Gate, 4).End();

        Assert.Equal(2, road.Grants);
    }

    [Fact]
    public void ParkedListedCar_DrivesAwayLater_IsNotLetInAgain()
    {
        var road = new Road();
        for (var i = 0; i < 5; i++)
            road.Stand(Gate, 5).Hidden(15);
        road.Stand(Gate, 5).Go(Gate, Street, 8).End();

        Assert.Equal(1, road.Grants);
    }

    [Fact]
    public void ThousandsOfStillThings_MemoryIsBounded()
    {
        var drive = new Drive { Verdict = AccessVerdict.Deny };
        for (var i = 0; i < 300; i++)
        {
            drive.Show(20, _ => [Readings.Of($"AB{i:00000}", x: 20 + i * 37 % 1100, y: 20 + i * 53 % 600, width: 60 + i % 50)]);
            drive.Nothing(2);
        }

        Assert.InRange(drive.Tracker.StillThings, 32, 64);
    }

    [Fact]
    public void RequireLoop_VehicleThatDrivesUp_IsLetInOnceItStandsInTheLoop()
    {
        var road = new Road(rules: new AccessOptions { RequireLoop = true }).Go(Street, Gate, 5).Stand(Gate, 2);
        Assert.Equal(AccessReason.AwaitsLoop, Assert.Single(road.Decisions).Reason);

        Assert.Equal(1, road.Loop(true).Stand(Gate, 2).Grants);
        Assert.Equal(1, road.Loop(false).Stand(Gate, 1).Loop(true).Stand(Gate, 5).Grants);
    }

    [Fact]
    public void RequireLoop_SecondInLine_WaitsUntilItIsFirst()
    {
        var rules = new AccessOptions { RequireLoop = true };
        var road = new Road(rules: rules);
        var tracker = road.Drive.Tracker;

        // A stranger comes and stands in the loop; the listed one comes behind it.
        Show(i => [Stranger(i), Listed(0)], 90);
        tracker.EntryTaken = true;
        Show(_ => [Stranger(89), Listed(0)], 60);
        Assert.Equal(0, road.Grants);

        // The stranger has gone; the loop is clear for a moment, and the listed one drives into it.
        tracker.EntryTaken = false;
        Show(i => [Listed(i)], 90);
        tracker.EntryTaken = true;
        Show(_ => [Listed(89)], 30);
        Assert.Equal(1, road.Grants);

        void Show(Func<int, Domain.Plates.PlateReading[]> at, int frames) => road.Drive.Show(frames, at);
        static Domain.Plates.PlateReading Stranger(int i) => Readings.Of("XYZ9876", x: 700, y: 300 + i, width: 60 + i);
        static Domain.Plates.PlateReading Listed(int i) => Readings.Of("ABC1234", x: 300, y: 200 + i, width: 50 + i);
    }

    [Fact]
    public void RequireLoop_NobodyInTheLoop_NobodyIsLetIn()
    {
        var road = new Road(rules: new AccessOptions { RequireLoop = true }).Go(Street, Gate, 5).Stand(Gate, 30).Go(Gate, Street, 5).End();

        Assert.Equal(0, road.Grants);
    }
}

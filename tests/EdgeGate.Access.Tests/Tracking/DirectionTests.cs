using EdgeGate.Access.Tracking;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Plates;
using EdgeGate.TestKit;
using EdgeGate.TestKit.Recorded;
using Xunit;

namespace EdgeGate.Access.Tests.Tracking;

/// <summary>
/// Which way a vehicle goes, and what that means for a listed one at an entry: every direction, at every speed, with the noise of a
/// detector.
/// </summary>
public sealed class DirectionTests
{
    private static readonly (float, float) Gate = (0.5f, 4);
    private static readonly (float, float) Street = (0.5f, 12);

    public static TheoryData<double> Seconds => [2, 3, 5, 8, 12, 16, 20];

    [Theory]
    [MemberData(nameof(Seconds))]
    public void Approaching_AnySpeed_IsLetInOnce(double seconds)
    {
        var road = new Road().Go(Street, Gate, seconds).Stand(Gate, 5).End();

        Assert.Single(road.Decisions, decision => decision.Verdict == AccessVerdict.Grant);
    }

    [Theory]
    [MemberData(nameof(Seconds))]
    public void Leaving_AnySpeed_IsNeverLetInAndTheRecordSaysWhy(double seconds) =>
        NeverLetIn(new Road().Go(Gate, Street, seconds).End(), Direction.Leaving);

    [Theory]
    [MemberData(nameof(Seconds))]
    public void CrossingToTheRight_AnySpeed_IsNeverLetInAndTheRecordSaysWhy(double seconds) =>
        NeverLetIn(new Road().Go((-3.5f, 7), (3.5f, 7), seconds).End(), Direction.PassingBy);

    [Theory]
    [MemberData(nameof(Seconds))]
    public void CrossingToTheLeft_AnySpeed_IsNeverLetInAndTheRecordSaysWhy(double seconds) =>
        NeverLetIn(new Road().Go((5, 10), (-5, 10), seconds).End(), Direction.PassingBy);

    [Theory]
    [MemberData(nameof(Seconds))]
    public void CrossingNearer_AnySpeed_IsNeverLetInAndTheRecordSaysWhy(double seconds) =>
        NeverLetIn(new Road().Go((-4.5f, 10), (2.5f, 6), seconds).End(), Direction.PassingBy);

    [Theory]
    [MemberData(nameof(Seconds))]
    public void CrossingAndGoingAway_AnySpeed_IsNeverLetInAndTheRecordSaysWhy(double seconds) =>
        NeverLetIn(new Road().Go((-2.5f, 6), (4.5f, 10), seconds).End(), Direction.PassingBy, Direction.Leaving);

    [Fact]
    public void CrossingInThePictureOnly_FiveSeconds_IsNeverLetIn()
    {
        // Without any perspective: a box of one size slides through the picture.
        var road = new Road();
        road.Drive.Show(75, i => [Readings.Of("ABC1234", x: 40 + i * 14.5f, y: 300 + i * 2, width: 90)]);
        NeverLetIn(road.End(), Direction.PassingBy);
    }

    [Fact]
    public void Standing_Noise_IsLetInWithinFourSeconds()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var road = new Road(seed) { Wrong = seed % 2 * 0.05f }.Stand(seed % 4 < 2 ? Gate : Street, 4.2);
            Assert.True(road.Granted, $"seed {seed}");
        }
    }

    [Fact]
    public void Standing_NoNoise_IsLetInWithinASecond()
    {
        var road = new Road { Jitter = 0, SizeJitter = 0, Missed = 0 }.Stand(Gate, 1);

        Assert.Equal(AccessReason.Listed, Assert.Single(road.Decisions).Reason);
    }

    [Fact]
    public void StandingThenLeaving_IsLetInWhileItStandsAndNotAgain()
    {
        var road = new Road().Stand(Gate, 4).Go(Gate, Street, 6).End();

        Assert.Equal(AccessVerdict.Grant, Assert.Single(road.Decisions).Verdict);
        Assert.Equal(Direction.Leaving, Assert.Single(road.Drive.Of(TrackUpdateKind.Ended)).Sighting.Direction);
    }

    [Fact]
    public void LeavingThenStanding_IsNeverLetIn() =>
        NeverLetIn(new Road().Go(Gate, (0.5f, 9), 5).Stand((0.5f, 9), 10).End(), Direction.Leaving);

    [Fact]
    public void LeavingThenComingBack_IsLetInWhenItComes()
    {
        var road = new Road().Go(Gate, (0.5f, 8), 4);
        Assert.False(road.Granted);

        Assert.True(road.Go((0.5f, 8), Gate, 4).Granted);
    }

    [Fact]
    public void TurningInFromTheSide_IsLetInWhenItComes()
    {
        var road = new Road().Go((-5, 10), (0, 10), 4);
        Assert.False(road.Granted);

        Assert.True(road.Go((0, 10), (0.5f, 5), 4).Granted);
    }

    [Fact]
    public void CrossingAndStoppingBeforeTheGate_IsLetInOnceItHasStoodForThreeSeconds()
    {
        var road = new Road { Missed = 0 }.Go((-3.5f, 7), (0, 7), 3).Stand((0, 7), 2.5);
        Assert.False(road.Granted);

        Assert.True(road.Stand((0, 7), 2).Granted);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    public void RearCamera_DrivingAwayIsComing(double seconds)
    {
        var options = new TrackerOptions { RearCamera = true };

        Assert.True(new Road(options: options).Go(Gate, Street, seconds).End().Granted);
        NeverLetIn(new Road(options: options).Go(Street, Gate, seconds).End(), Direction.Leaving);
        NeverLetIn(new Road(options: options).Go((-3.5f, 7), (3.5f, 7), seconds).End(), Direction.PassingBy);
    }

    [Fact]
    public void Clip_EveryVehicle_GoesTheWayItGoes()
    {
        var drive = new Drive { Interval = RecordedClip.Interval, Verdict = AccessVerdict.Grant };
        foreach (var (_, readings) in RecordedClip.Frames())
            drive.Show(readings);

        Assert.Equal(
            ["KHD8395 Approaching", "EDL5933 Approaching", "JZV4136 Approaching", "JY72937 Approaching", "54G22004 Approaching",
                "YBE1647 Approaching", "ZXS8760 Approaching"],
            drive.Of(TrackUpdateKind.ReadyToDecide).Select(update => $"{update.Sighting.Text} {update.Sighting.Direction}"));
    }

    [Fact]
    public void Clip_PlayedBackwards_EveryVehicleEndsAsLeaving()
    {
        // Every vehicle of the clip ends as one that drives away then; one of them has come first, as it has backed off in the clip.
        var drive = new Drive { Interval = RecordedClip.Interval, Verdict = AccessVerdict.Ignore };
        foreach (var (_, readings) in RecordedClip.Frames().Reverse())
            drive.Show(readings);

        Assert.Equal(7, drive.Of(TrackUpdateKind.Ended)
            .Count(update => update.Sighting is { Direction: Direction.Leaving, Text.Length: >= 7 }));
    }

    private static void NeverLetIn(Road road, params Direction[] directions)
    {
        Assert.False(road.Granted, string.Join(", ", road.Decisions.Select(decision => decision.Explanation)));

        // Either it was decided on and ignored for its direction, or it was gone before that, and then its direction is in the record.
        Assert.All(road.Decisions, decision => Assert.Equal(AccessReason.WrongDirection, decision.Reason));
        Assert.Contains(road.Drive.News[^1].Sighting.Direction, directions);
    }
}

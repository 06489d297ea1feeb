using EdgeGate.Access.Policy;
using EdgeGate.Access.Tracking;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Plates;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Access.Tests.Tracking;

public sealed class SightingTrackerTests
{
    // A vehicle that comes nearer: its plate grows from 60 to 160 pixels in 30 frames, then stands.
    private static PlateReading Coming(int i, string text = "ABC1234", float confidence = 0.97f) =>
        Readings.Of(text, confidence, 500, 200 + Math.Min(i, 30) * 8, 60 + Math.Min(i, 30) * 3.4f);

    [Fact]
    public void Observe_CarComesAndStandsForAMinute_OneDecision()
    {
        var drive = new Drive { Verdict = AccessVerdict.Grant };
        drive.Show(900, i => [Coming(i)]);
        drive.Nothing(2);

        var ready = Assert.Single(drive.Of(TrackUpdateKind.ReadyToDecide));
        Assert.Equal("ABC1234", ready.Sighting.Text);
        Assert.Equal(Direction.Approaching, ready.Sighting.Direction);
        Assert.Equal("tw", ready.Sighting.Region);
        Assert.True(ready.Sighting.Agreeing >= 3);
        Assert.InRange(ready.Sighting.Confidence, 0.9f, 1f);
        Assert.Empty(drive.Of(TrackUpdateKind.Revised));
        Assert.Equal(900, Assert.Single(drive.Of(TrackUpdateKind.Ended)).Sighting.Readings);
    }

    [Fact]
    public void Observe_DeniedCarStandsForAMinute_OneDecision()
    {
        var drive = new Drive { Verdict = AccessVerdict.Deny };
        drive.Show(900, i => [Coming(i)]);

        Assert.Single(drive.News);
    }

    [Fact]
    public void Observe_StandingCarFromTheStart_DecidedAfterTheWaitForADirection()
    {
        var drive = new Drive();
        drive.Show(15, _ => [Coming(30)]);

        var ready = Assert.Single(drive.Of(TrackUpdateKind.ReadyToDecide));
        Assert.Equal(Direction.Unknown, ready.Sighting.Direction);
        Assert.True(ready.Sighting.LastSeen >= TimeSpan.FromMilliseconds(800));
    }

    [Fact]
    public void Observe_OneFrameReadsAnotherCharacter_MajorityWins()
    {
        var drive = new Drive();
        drive.Show(30, i => [Coming(i, i % 5 == 1 ? "A8C1234" : "ABC1234")]);

        Assert.Equal("ABC1234", drive.News[0].Sighting.Text);
        Assert.All(drive.News, update => Assert.Equal("ABC1234", update.Sighting.Text));
    }

    [Fact]
    public void Observe_ErrorsInDifferentPlaces_FusedTextIsOneThatNobodyRead()
    {
        var drive = new Drive();
        string[] texts = ["XBC1234", "AXC1234", "ABX1234", "ABCX234", "ABC1X34"];
        drive.Show(10, i => [Coming(30, texts[i % 5], 0.6f)]);
        drive.Nothing(2);

        var ended = Assert.Single(drive.News);
        Assert.Equal("ABC1234", ended.Sighting.Text);
        Assert.Equal(0, ended.Sighting.Agreeing);
        Assert.False(ended.Decided);
    }

    [Fact]
    public void Observe_SomeFramesMissACharacter_LongerGroupWithMoreWeightWins()
    {
        var drive = new Drive();
        drive.Show(30, i => [Coming(i, i % 3 == 0 ? "ABC123" : "ABC1234", i % 3 == 0 ? 0.5f : 0.95f)]);

        Assert.Equal("ABC1234", drive.News[0].Sighting.Text);
    }

    [Fact]
    public void Observe_EqualWitnessesDisagree_ConfidenceIsLow()
    {
        var drive = new Drive();
        drive.Show(70, i => [Coming(i, i % 2 == 0 ? "ABC1234" : "ABC1284", 0.95f)]);

        var ready = Assert.Single(drive.Of(TrackUpdateKind.ReadyToDecide));
        Assert.True(ready.Sighting.Confidence < 0.7f, $"confidence {ready.Sighting.Confidence}");
        Assert.True(ready.Sighting.LastSeen - ready.Sighting.FirstSeen >= TimeSpan.FromSeconds(3.9));
    }

    [Fact]
    public void Observe_ReadableOnlyCloseUp_RevisedWhenSure()
    {
        var drive = new Drive { Verdict = AccessVerdict.Deny };
        drive.Show(75, _ => [Readings.Of("A8C1Z34", 0.4f, width: 50)]);
        drive.Show(20, i => [Readings.Of("ABC1234", 0.98f, width: 50 + i * 6)]);

        Assert.Equal(TrackUpdateKind.ReadyToDecide, drive.News[0].Kind);
        var revised = Assert.Single(drive.Of(TrackUpdateKind.Revised));
        Assert.Equal("ABC1234", revised.Sighting.Text);
        Assert.True(revised.Decided);
    }

    [Fact]
    public void Observe_GrantedCarReadBetterLater_IsNotAskedAgain()
    {
        var drive = new Drive { Verdict = AccessVerdict.Grant };
        drive.Show(75, _ => [Readings.Of("A8C1Z34", 0.4f, width: 50)]);
        drive.Show(60, i => [Readings.Of("ABC1234", 0.98f, width: 50 + i)]);

        Assert.Single(drive.News);
    }

    [Fact]
    public void Observe_CarBacksOff_EndsAsLeaving()
    {
        var drive = new Drive { Verdict = AccessVerdict.Deny };
        drive.Show(60, i => [Coming(i)]);
        drive.Show(31, i => [Coming(30 - i)]);
        drive.Nothing(2);

        Assert.Equal(Direction.Approaching, drive.News[0].Sighting.Direction);
        Assert.Equal(Direction.Leaving, Assert.Single(drive.Of(TrackUpdateKind.Ended)).Sighting.Direction);
    }

    [Fact]
    public void Observe_BoxesFarAwayAreTooLarge_StillApproaching()
    {
        var drive = new Drive(new TrackerOptions { DirectionWaitMs = 2000 });
        drive.Show(5, _ => [Readings.Of("0H8399", 0.02f, 480, 260, 110)]);
        drive.Show(30, i => [Coming(i) is var reading && i % 7 == 3 ? Readings.Of("ABC1234", 0.9f, 500, 200 + i * 8, 100) : reading]);

        Assert.Equal(Direction.Approaching, drive.News[0].Sighting.Direction);
    }

    [Fact]
    public void Observe_CarCrossesThePicture_PassingBy()
    {
        var drive = new Drive(rules: new AccessOptions { MinAgreeing = 20 });
        drive.Show(30, i => [Readings.Of("ABC1234", x: 50 + i * 30, y: 300, width: 80)]);

        Assert.Equal(Direction.PassingBy, drive.News[0].Sighting.Direction);
    }

    [Fact]
    public void Observe_RearCameraAndShrinkingPlate_Approaching()
    {
        var drive = new Drive(new TrackerOptions { RearCamera = true, DirectionWaitMs = 2000 });
        drive.Show(31, i => [Coming(30 - i)]);

        Assert.Equal(Direction.Approaching, drive.News[0].Sighting.Direction);
    }

    [Fact]
    public void Observe_TwoCarsInView_TwoSightings()
    {
        var drive = new Drive();
        drive.Show(40, i => [Coming(i), Readings.Of("XYZ9876", x: 900, y: 150 + i, width: 60 + i)]);

        Assert.Equal(["ABC1234", "XYZ9876"], drive.Of(TrackUpdateKind.ReadyToDecide).Select(update => update.Sighting.Text).Order());
        Assert.Equal(2, drive.Tracker.ActiveTracks);
    }

    [Fact]
    public void Observe_TwoCarsSwapTheirOrderInTheFrame_TracksKeepTheirPlates()
    {
        var drive = new Drive();
        drive.Show(40, i => i % 2 == 0
            ? [Coming(i), Readings.Of("XYZ9876", x: 900, y: 150, width: 60 + i)]
            : [Readings.Of("XYZ9876", x: 900, y: 150, width: 60 + i), Coming(i)]);
        drive.Flush();

        Assert.All(drive.Of(TrackUpdateKind.Ended), update => Assert.Equal(update.Sighting.Readings, update.Sighting.Agreeing));
    }

    [Fact]
    public void Observe_NextCarTakesThePlaceAtOnce_NewTrack()
    {
        var drive = new Drive { Verdict = AccessVerdict.Grant };
        drive.Show(30, _ => [Coming(30)]);
        drive.Show(30, _ => [Coming(30, "XYZ9876")]);

        Assert.Equal(["ABC1234", "XYZ9876"], drive.Of(TrackUpdateKind.ReadyToDecide).Select(update => update.Sighting.Text));
    }

    [Fact]
    public void Observe_PlateHiddenForASecond_SameTrack()
    {
        var drive = new Drive { Verdict = AccessVerdict.Grant };
        drive.Show(30, _ => [Coming(30)]);
        drive.Nothing(1);
        drive.Show(30, _ => [Coming(30)]);

        Assert.Single(drive.News);
    }

    [Fact]
    public void Observe_SamePlateAgainWithinTheWindow_IsADuplicate()
    {
        var drive = new Drive { Verdict = AccessVerdict.Grant };
        drive.Show(60, i => [Coming(i)]);
        drive.Nothing(3);
        drive.Verdict = AccessVerdict.Ignore;
        drive.Show(30, _ => [Coming(30)]);

        var ready = drive.Of(TrackUpdateKind.ReadyToDecide).ToList();
        Assert.Equal(0, ready[0].DuplicateOf);
        Assert.Equal(ready[0].Sighting.Track, ready[1].DuplicateOf);
    }

    [Fact]
    public void Observe_DuplicateStaysLongerThanTheWindow_AskedAgain()
    {
        var drive = new Drive { Verdict = AccessVerdict.Grant };
        drive.Show(60, i => [Coming(i)]);
        drive.Nothing(3);
        drive.Verdict = AccessVerdict.Ignore;
        drive.Show(150, _ => [Coming(30)]);

        var revised = Assert.Single(drive.Of(TrackUpdateKind.Revised));
        Assert.Equal(0, revised.DuplicateOf);
    }

    [Fact]
    public void Observe_PlateNobodyCanRead_ReadyWithoutText()
    {
        var drive = new Drive();
        drive.Show(75, _ => [Readings.Unreadable()]);

        var ready = Assert.Single(drive.News);
        Assert.Equal("", ready.Sighting.Text);
        Assert.Equal(0, ready.Sighting.Confidence);
        Assert.Equal(0, ready.Sighting.Readings);
    }

    [Fact]
    public void Observe_VehicleGoneBeforeItWasRead_EndsUndecided()
    {
        var drive = new Drive();
        drive.Show(20, i => [Readings.Unreadable(x: 300 + i * 10)]);
        drive.Nothing(2);

        var ended = Assert.Single(drive.News);
        Assert.Equal(TrackUpdateKind.Ended, ended.Kind);
        Assert.False(ended.Decided);
    }

    [Fact]
    public void Observe_SignThatIsNoPlate_NoNews()
    {
        var drive = new Drive();
        drive.Show(200, _ => [Readings.Unreadable(notAPlate: 0.9f)]);
        drive.Nothing(2);

        Assert.Empty(drive.News);
    }

    [Fact]
    public void Observe_WordOnASign_NoNewsUntilItMoves()
    {
        var drive = new Drive();
        drive.Show(200, i => [Readings.Of("CARPARK", 0.99f, width: i / 10 % 2 == 0 ? 120 : 150)]);
        Assert.Empty(drive.News);
        drive.Show(20, i => [Readings.Of("CARPARK", 0.99f, y: 400 + i * 12, width: 120 + i * 5)]);

        Assert.Equal("CARPARK", Assert.Single(drive.News).Sighting.Text);
    }

    [Fact]
    public void Observe_GrilleBesideAReadPlate_NoNewsOfIt()
    {
        var drive = new Drive { Verdict = AccessVerdict.Grant };
        drive.Show(100, i => [Coming(i), Readings.Of(i % 2 == 0 ? "KC071" : "TB011", 0.004f, 700, 300, 90)]);
        drive.Nothing(2);

        Assert.All(drive.News, update => Assert.Equal("ABC1234", update.Sighting.Text));
    }

    [Fact]
    public void Observe_NothingReadWithConviction_IsANoReadWithItsPictures()
    {
        var drive = new Drive();
        drive.Show(75, i => [Readings.Of($"KC{i:000}", 0.01f)]);

        var ready = Assert.Single(drive.News);
        Assert.Equal(("", 0), (ready.Sighting.Text, ready.Sighting.Readings));
        Assert.Equal(16, ready.Sighting.Evidence.Count);
        Assert.NotNull(drive.Tracker.BestReading(ready.Sighting.Track));
    }

    [Fact]
    public void Observe_FlickerOfTwoFrames_NoNews()
    {
        var drive = new Drive();
        drive.Show(2, _ => [Readings.Of("ABC1234", 0.3f)]);
        drive.Nothing(2);

        Assert.Empty(drive.News);
        Assert.Equal(0, drive.Tracker.ActiveTracks);
    }

    [Fact]
    public void Observe_PlateCutByTheEdge_IsNotRead()
    {
        var drive = new Drive();
        drive.Show(75, _ => [Readings.Of("BC1234", x: 0, width: 100)]);

        Assert.Equal("", Assert.Single(drive.News).Sighting.Text);
    }

    [Fact]
    public void Observe_OnlySuperResolvedReadings_SaysSo()
    {
        var drive = new Drive();
        drive.Show(20, _ =>
        {
            var reading = Coming(30);
            reading.SuperResolved = true;
            return [reading];
        });

        Assert.True(drive.News[0].Sighting.OnlySuperResolved);
    }

    [Fact]
    public void Observe_ManyReadings_KeepsSixteenWithFirstBestAndLast()
    {
        var drive = new Drive();
        drive.Show(100, i => [Coming(30, confidence: i == 50 ? 0.999f : 0.9f)]);
        drive.Flush();

        var evidence = drive.News[^1].Sighting.Evidence;
        Assert.Equal(16, evidence.Count);
        Assert.Equal(0, evidence[0].FrameId);
        Assert.Equal(99, evidence[^1].FrameId);
        Assert.Contains(evidence, record => record.FrameId == 50);
        Assert.Equal(evidence.Select(record => record.FrameId).Distinct().Count(), evidence.Count);
    }

    [Fact]
    public void BestReading_AfterTheTrackEnded_IsTheMostConfident()
    {
        var drive = new Drive();
        drive.Show(20, i => [Coming(30, confidence: i == 7 ? 0.995f : 0.95f)]);
        var track = drive.News[0].Sighting.Track;
        drive.Flush();

        Assert.Equal(7, drive.Tracker.BestReading(track)!.FrameId);
    }

    [Fact]
    public void Reconsider_DeniedCarInView_AskedAgain()
    {
        var drive = new Drive { Verdict = AccessVerdict.Deny };
        drive.Show(30, _ => [Coming(30)]);
        drive.Tracker.Reconsider();
        drive.Show(10, _ => [Coming(30)]);

        Assert.Single(drive.Of(TrackUpdateKind.Revised));
    }

    [Fact]
    public void Observe_EverySlotTakenByBoxesOnNothing_VehicleGetsOne()
    {
        var drive = new Drive();
        drive.Show(1, _ => [.. Enumerable.Range(0, 8).Select(i => Readings.Unreadable(x: 50 + i * 140, y: 30, width: 30))]);
        drive.Show(20, i => [Coming(i)]);

        Assert.Equal("ABC1234", Assert.Single(drive.Of(TrackUpdateKind.ReadyToDecide)).Sighting.Text);
    }

    [Fact]
    public void Observe_MorePlatesThanTracks_FollowsEight()
    {
        var drive = new Drive();
        drive.Show(20, _ => [.. Enumerable.Range(0, 40).Select(i =>
            Readings.Of($"AAA{i:0000}".Replace('A', (char)('A' + i % 26)), x: 20 + i % 8 * 150, y: 20 + i / 8 * 130, width: 60))]);

        Assert.Equal(SightingTracker.MaxTracks, drive.Tracker.ActiveTracks);
    }

    [Fact]
    public void Observe_EmptyAndFullFrames_AllocateNothingWithoutNews()
    {
        var tracker = new SightingTracker(new TrackerOptions(), new AccessOptions());
        PlateReading[] readings = [Coming(30), Readings.Of("XYZ9876", x: 100, y: 100)];
        var now = TimeSpan.Zero;
        for (var i = 0; i < 200; i++, now += TimeSpan.FromMilliseconds(66))
        {
            foreach (var update in tracker.Observe(readings, now, 1280, 720))
                tracker.Answer(update.Sighting.Track, AccessVerdict.Grant);
        }

        var fewest = Allocations.Fewest(() =>
        {
            for (var i = 0; i < 1000; i++, now += TimeSpan.FromMilliseconds(66))
                tracker.Observe(i % 2 == 0 ? readings : [], now, 1280, 720);
        });

        Assert.Equal(0, fewest);
    }
}

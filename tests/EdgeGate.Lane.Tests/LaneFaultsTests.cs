using EdgeGate.Domain.Events;
using EdgeGate.Domain.Inference;
using EdgeGate.Lane.Supervision;
using Xunit;

namespace EdgeGate.Lane.Tests;

/// <summary>
/// Whatever throws on the way of a picture, the lane goes on, the vehicle is let in, and the loop before the barrier is watched.
/// </summary>
public sealed class LaneFaultsTests
{
    private const int Before = 5, Broken = 6, After = 40;

    public static TheoryData<string, int> Stages => new()
    {
        { "plate-detector", (int)LaneStage.Vision }, { "plate-aligner", (int)LaneStage.Vision }, { "rectifier", (int)LaneStage.Vision },
        { "focus", (int)LaneStage.Vision }, { "plate-super-resolution", (int)LaneStage.Vision },
        { "plate-recogniser", (int)LaneStage.Vision },
        { "decision", (int)LaneStage.Decision }, { "evidence pictures", (int)LaneStage.Pictures },
        { "frame observer", (int)LaneStage.Page },
        { "observer", (int)LaneStage.News },
    };

    [Theory]
    [MemberData(nameof(Stages))]
    public void Look_StageThrows_LaneGoesOnAndTheVehicleIsLetIn(string place, int stage)
    {
        using var bench = new LaneRig();
        bench.Show(Before);
        bench.Breaker.Place = place;
        // A stage that works only when something is decided is broken until something was.
        var frames = stage is (int)LaneStage.Vision or (int)LaneStage.Page ? Broken : After;
        bench.Show(frames, soft: place == "plate-super-resolution");
        bench.Breaker.Place = null;
        bench.Show(After);

        Assert.True(bench.Breaker.Thrown > 0, "nothing was thrown: the case tries nothing");
        Assert.Equal(1, bench.Openings);
        Assert.True(bench.Looks >= Before + frames + After, $"{bench.Looks} looks at barrier and inputs");
        Assert.InRange(bench.Faults.Of((LaneStage)stage), 1, bench.Breaker.Thrown);
        Assert.Equal(stage == (int)LaneStage.Vision ? Broken : 0, bench.Faults.SkippedFrames);
        var told = Assert.Single(bench.Told);
        Assert.Equal($"{(LaneStage)stage} failed and the lane goes on, 1 since the start: broken on purpose by a test", told);
        Assert.Equal(0, bench.Reopened);
    }

    [Fact]
    public void Look_TrackerThrows_ItsVehiclesAreForgottenAndSeenAgain()
    {
        using var bench = new LaneRig();
        bench.Show(Before);
        using (bench.BreakTracker())
            bench.Show(After);
        Assert.Equal(0, bench.Openings);
        Assert.True(bench.Looks >= Before + After, $"{bench.Looks} looks at barrier and inputs");
        bench.Show(After);

        Assert.Equal(1, bench.Openings);
        Assert.True(bench.Faults.Of(LaneStage.Tracking) > 0);
        Assert.Single(bench.Told);
    }

    [Fact]
    public void Look_EvidencePicturesFail_TheDecisionIsRecordedWithoutThem()
    {
        using var bench = new LaneRig();
        bench.Breaker.Place = "evidence pictures";
        bench.Show(After);

        var recorded = Assert.Single(bench.Store.Query(new EventQuery { Kind = GateEventKind.Sighting }));
        Assert.Empty(recorded.Images);
        Assert.Equal("KHD8395", recorded.Sighting!.Text);
    }

    [Fact]
    public void Look_TenPicturesInARow_OpensTheModelsAgain()
    {
        using var bench = new LaneRig();
        bench.Breaker.Place = "plate-detector";
        bench.Show(LaneFaults.MostInARow);
        Assert.Equal(0, bench.Reopened);
        Assert.Contains(bench.Observer.Alarms, alarm => alarm.Contains("10 pictures in a row could not be read", StringComparison.Ordinal));
        bench.Breaker.Place = null;

        // The pause before the first attempt is half a second.
        bench.Show(After + 15);

        Assert.Equal((1, 1), (bench.Reopened, bench.Openings));
        Assert.Equal(LaneFaults.MostInARow, bench.Faults.SkippedFrames);
    }

    [Fact]
    public void Look_ModelsCannotBeOpenedAgain_TheLaneGoesOnAndTriesLater()
    {
        using var bench = new LaneRig();
        bench.Breaker.Place = "plate-detector";
        bench.Show(LaneFaults.MostInARow);
        bench.Breaker.Place = "models opened again";
        bench.Show(15);
        Assert.Equal(1, bench.Reopened);
        Assert.Contains(bench.Observer.Alarms,
            alarm => alarm.StartsWith("the models cannot be opened again: broken on purpose by a test", StringComparison.Ordinal));
        bench.Breaker.Place = null;

        // The pause before the second attempt is a second.
        bench.Show(After + 30);

        Assert.Equal((2, 1), (bench.Reopened, bench.Openings));
    }

    [Fact]
    public void Look_NoModelsAtTheStart_TheLoopIsWatchedAndTheyAreTriedUntilTheyOpen()
    {
        using var bench = new LaneRig(blind: true);
        Assert.Equal("none", bench.Core.Inference.Backend);
        bench.TakeLoop();
        bench.Breaker.Place = "models opened again";

        // Tried at once, after half a second, one, two and four; then not for ten minutes.
        bench.Show((int)(TimeSpan.FromSeconds(20) / LaneRig.Interval));
        Assert.Equal((StageRestarts.Most, 0), (bench.Reopened, bench.Openings));
        Assert.Contains(bench.Observer.Alarms,
            alarm => alarm.Contains("no vehicle is let in by its plate for 10 minutes", StringComparison.Ordinal));
        Assert.Single(bench.Observer.Decisions, decision => decision.StartsWith(' '));
        Assert.Equal(0, bench.Faults.SkippedFrames);

        bench.Breaker.Place = null;
        bench.Show((int)(StageRestarts.FaultedFor / LaneRig.Interval));
        Assert.Equal((StageRestarts.Most + 1, 1), (bench.Reopened, bench.Openings));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Open_ModelsDamaged_OnlyALaneAtWorkWaitsForThem(bool mayWait)
    {
        VisionStage Open() => new(() => throw new InferenceFaultException("the weights are not those of the manifest"), mayWait);
        if (!mayWait)
        {
            Assert.Throws<InferenceFaultException>(Open);
            return;
        }

        using var stage = Open();
        Assert.Null(stage.Current);
        Assert.Equal("the weights are not those of the manifest", stage.Fault);
        Assert.Throws<InferenceFaultException>(stage.Reopen);
    }

    [Fact]
    public void Look_NothingCanBeRead_AVehicleInTheLoopIsNoticedAllTheSame()
    {
        using var bench = new LaneRig();
        bench.TakeLoop();
        bench.Breaker.Place = "plate-detector";

        bench.Show((int)(TimeSpan.FromSeconds(8) / LaneRig.Interval));

        Assert.Single(bench.Observer.Decisions, decision => decision.StartsWith(' '));
    }

    [Fact]
    public void Add_ManyInAMinute_TellsOnceAMinuteForEachStage()
    {
        var told = new List<(TimeSpan At, string Text)>();
        var faults = new LaneFaults(Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance)
        {
            Tell = (at,
            said) => told.Add((at, said.English))
        };
        for (var second = 0; second < 150; second++)
        {
            faults.Add(LaneStage.Vision, TimeSpan.FromSeconds(second), new InvalidOperationException("a"));
            faults.Add(LaneStage.Page, TimeSpan.FromSeconds(second), new InvalidOperationException("b"));
        }

        Assert.Equal([0, 0, 60, 60, 120, 120], told.Select(entry => entry.At.TotalSeconds));
        Assert.Contains(told, entry => entry.Text == "Vision failed and the lane goes on, 61 since the start: a");
        Assert.Equal((150, 150, 150), (faults.Of(LaneStage.Vision), faults.Of(LaneStage.Page), faults.SkippedFrames));
    }

    [Fact]
    public void Add_TellingFails_DoesNotThrow()
    {
        var faults = new LaneFaults(Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance)
        {
            Tell = (_,
            _) => throw new IOException("no space left")
        };

        faults.Add(LaneStage.News, default, new InvalidOperationException("a"));

        Assert.Equal(1, faults.Of(LaneStage.News));
    }
}

using EdgeGate.Domain;
using EdgeGate.Domain.Frames;
using EdgeGate.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static EdgeGate.Capture.Tests.Loop.ScriptedSource;

namespace EdgeGate.Capture.Tests.Loop;

public sealed class CaptureSessionTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly FramePool _pool = new(4);
    private readonly FrameMailbox _mailbox = new();
    private readonly RecordingObserver _observer = new();
    private readonly Queue<Func<ScriptedSource>> _sources = new();
    private readonly List<ScriptedSource> _opened = [];
    private readonly CaptureSession _session;

    public CaptureSessionTests() => _session = new CaptureSession(
        Open, _pool, _mailbox, new CaptureOptions(), _time, NullLogger.Instance, _observer);

    public void Dispose()
    {
        _session.Stop();
        _mailbox.Dispose();
        Assert.Equal(0, _pool.Outstanding);
        Assert.All(_opened, source => Assert.True(source.IsDisposed));
    }

    [Fact]
    public void Step_FramesCome_PublishesTheNewestAndCounts()
    {
        Next(Frame(), Frame(), Frame());

        Steps(3);

        using var frame = _mailbox.Take(TimeSpan.Zero);
        Assert.Equal(3, frame!.Id);
        Assert.Equal(_time.LaneNow(), frame.CapturedAt);
        var health = _session.Health;
        Assert.Equal((CaptureState.Running, 3, 2, 0), (health.State, health.Frames, health.Replaced, health.Missed));
        Assert.Equal(25, health.FramesPerSecond, 3);
        Assert.Equal(["connected scripted"], _observer.Heard);
    }

    [Fact]
    public void Step_NoFrameForTwoSeconds_ReportsHungClosesAndBacksOff()
    {
        Next(Frame());
        Steps(1);
        var last = _time.LaneNow();

        var pause = StepUntilPause();

        Assert.Equal(TimeSpan.FromSeconds(2), _time.LaneNow() - last);
        Assert.Equal(TimeSpan.FromMilliseconds(250), pause);
        Assert.Equal(["connected scripted", "Hung"], _observer.Heard);
        Assert.True(_opened[0].IsDisposed);
        Assert.Equal(CaptureState.Waiting, _session.Health.State);
    }

    [Fact]
    public void Step_HungWithUnreadFrame_ThrowsTheStaleFrameAway()
    {
        Next(Frame());
        Steps(1);

        StepUntilPause();

        Assert.Null(_mailbox.Take(TimeSpan.Zero));
    }

    [Fact]
    public void Step_FirstFrameTakesSeconds_IsNotHung()
    {
        Next(Frame(afterMs: 5000));

        Steps(20);

        Assert.Equal(["connected scripted"], _observer.Heard);
    }

    [Fact]
    public void Step_NoFirstFrame_IsHungAfterItsOwnLimit()
    {
        Next();
        var opened = _time.LaneNow();

        StepUntilPause();

        Assert.Equal(TimeSpan.FromSeconds(10), _time.LaneNow() - opened);
        Assert.Equal(["Hung"], _observer.Heard);
    }

    [Fact]
    public void Step_FailsAgainAndAgain_PausesDoubleToEightSeconds()
    {
        for (var i = 0; i < 8; i++)
            Next(Fault(CameraFaultKind.Disconnected));

        var pauses = Enumerable.Range(0, 8).Select(_ => Fail().TotalMilliseconds);

        Assert.Equal([250, 500, 1000, 2000, 4000, 8000, 8000, 8000], pauses);
    }

    [Fact]
    public void Step_TenGoodSecondsBetweenFaults_PausesStartSmallAgain()
    {
        Next(Fault(CameraFaultKind.Disconnected));
        Fail();
        Next(Fault(CameraFaultKind.Disconnected));
        Fail();
        Next([.. Enumerable.Repeat(Frame(afterMs: 1000), 10), Fault(CameraFaultKind.BadData)]);

        Assert.Equal(250, Fail().TotalMilliseconds);
    }

    [Fact]
    public void Step_PauseNotOver_DoesNotOpenYet()
    {
        Next(Fault(CameraFaultKind.Disconnected));
        StepUntilPause();
        _time.Advance(TimeSpan.FromMilliseconds(249));

        Assert.Equal(TimeSpan.FromMilliseconds(1), _session.Step());
        Assert.Single(_opened);
    }

    [Fact]
    public void Step_OpenFails_ReportsAndRetries()
    {
        _sources.Enqueue(() => throw new CameraFaultException(CameraFaultKind.NotFound, "no such camera"));
        Next(Frame());

        var pause = _session.Step();
        _time.Advance(pause!.Value);
        Steps(1);

        Assert.Equal(["NotFound", "connected scripted"], _observer.Heard);
        Assert.Equal((1, "no such camera"), (_session.Health.Faults, _session.Health.LastFault));
    }

    [Fact]
    public void Step_AfterReconnection_IdsGoOnCounting()
    {
        Next(Frame(), Frame(), Fault(CameraFaultKind.FormatChanged));
        Next(Frame());
        Fail();

        Steps(1);

        using var frame = _mailbox.Take(TimeSpan.Zero);
        Assert.Equal(3, frame!.Id);
        Assert.Equal(0, _session.Health.Missed);
    }

    [Fact]
    public void Step_SourceLostFrames_CountsThemOnce()
    {
        Next(Frame(), Dropped(), Dropped(), Frame(lost: 3));

        Steps(4);

        Assert.Equal(5, _session.Health.Missed);
    }

    [Fact]
    public void Step_DroppedFrames_KeepTheCameraAlive()
    {
        Next([Frame(), .. Enumerable.Repeat(Dropped(), 100)]);

        Steps(101);

        Assert.Equal(["connected scripted"], _observer.Heard);
    }

    [Fact]
    public void Step_LiveStreamEnds_IsDisconnected()
    {
        Next(Frame(), End());

        StepUntilPause();

        Assert.Equal(["connected scripted", "Disconnected"], _observer.Heard);
    }

    [Fact]
    public void Step_RecordingEnds_HasNoNextStep()
    {
        _sources.Enqueue(() => new ScriptedSource(_time, Frame(), End()) { IsLive = false });
        Steps(1);

        Assert.Null(_session.Step());
        Assert.Equal(CaptureState.Ended, _session.Health.State);
        Assert.Equal(["connected scripted", "ended"], _observer.Heard);
    }

    [Fact]
    public void Watch_ReadDoesNotComeBack_ReportsOnceAndClosesTheSource()
    {
        Next(Frame(), source =>
        {
            // The driver is stuck: time goes by inside the read, and only the watchdog's thread is left to notice.
            _time.Advance(TimeSpan.FromMilliseconds(2400));
            _session.Watch();
            Assert.False(source.IsDisposed);
            _time.Advance(TimeSpan.FromMilliseconds(200));
            _session.Watch();
            _session.Watch();
            Assert.True(source.IsDisposed);
            return FrameReadStatus.TimedOut;
        });
        Steps(1);

        var pause = StepUntilPause();

        Assert.Equal(TimeSpan.FromMilliseconds(250), pause);
        Assert.Equal(["connected scripted", "Hung"], _observer.Heard);
        Assert.Equal(1, _session.Health.Faults);
    }

    [Fact]
    public void Watch_PausingBetweenAttempts_ReportsNothing()
    {
        Next(Fault(CameraFaultKind.Disconnected));
        StepUntilPause();
        _time.Advance(TimeSpan.FromMilliseconds(60_000));

        _session.Watch();

        Assert.Equal(["Disconnected"], _observer.Heard);
    }

    [Fact]
    public void Step_ProcessStoodStillInsideARead_WhatTheCameraHeldIsThrownAwayAndItIsOpenedAgain()
    {
        Next(Frame(), FrameAfterStandstill(TimeSpan.FromMinutes(1)), Frame());
        Next(Frame());

        var pause = StepUntilPause();

        Assert.Null(_mailbox.Take(TimeSpan.Zero));
        Assert.True(_opened[0].IsDisposed);
        Assert.Contains("stood still for 60 s", _session.Health.LastFault, StringComparison.Ordinal);
        _time.Advance(pause);
        Steps(1);
        using var frame = _mailbox.Take(TimeSpan.Zero);
        Assert.Equal(_time.LaneNow(), frame!.CapturedAt);
        Assert.Equal(["connected scripted", "Hung", "connected scripted"], _observer.Heard);
    }

    [Fact]
    public void Step_ProcessStoodStillBetweenTwoReads_TheNextOneReadsNothing()
    {
        Next(Frame(), Frame());
        Steps(1);
        _time.Advance(CaptureSession.StoodStill + TimeSpan.FromMilliseconds(1));

        Steps(1);

        Assert.Null(_mailbox.Take(TimeSpan.Zero));
        Assert.Equal(["connected scripted", "Hung"], _observer.Heard);
    }

    [Fact]
    public void Step_RecordingWasHeldUp_IsReadOn()
    {
        _sources.Enqueue(() => new ScriptedSource(_time, Frame(), Frame()) { IsLive = false });
        Steps(1);
        _time.Advance(TimeSpan.FromMilliseconds(500));
        Steps(1);

        Assert.Equal(["connected scripted"], _observer.Heard);
        Assert.Equal(2, _session.Health.Frames);
    }

    [Fact]
    public void Step_SourceCannotBeClosed_IsOpenedAgainAllTheSame()
    {
        _sources.Enqueue(() => new ScriptedSource(_time, Fault(CameraFaultKind.Disconnected)) { FailsToClose = true });
        Next(Frame());

        _time.Advance(StepUntilPause());
        Steps(1);

        Assert.Equal(["Disconnected", "connected scripted"], _observer.Heard);
    }

    [Fact]
    public void Step_SteadyState_AllocatesNothing()
    {
        // Time stands still: moving the test's own clock allocates.
        Next([.. Enumerable.Repeat(Frame(afterMs: 0), 200)]);
        Steps(100);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Steps(100);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private void Next(params Func<ScriptedSource, FrameReadStatus>[] script) => _sources.Enqueue(() => new ScriptedSource(_time, script));

    private ScriptedSource Open()
    {
        var source = _sources.Dequeue()();
        _opened.Add(source);
        return source;
    }

    private void Steps(int count)
    {
        for (var i = 0; i < count; i++)
            _session.Step();
    }

    private TimeSpan StepUntilPause()
    {
        for (var i = 0; i < 1000; i++)
        {
            if (_session.Step() is { } pause && pause > TimeSpan.Zero)
                return pause;
        }

        throw new InvalidOperationException("the session never paused");
    }

    private TimeSpan Fail()
    {
        var pause = StepUntilPause();
        _time.Advance(pause);
        return pause;
    }
}

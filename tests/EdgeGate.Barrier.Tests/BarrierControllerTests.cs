using EdgeGate.Domain.Gate;
using EdgeGate.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeGate.Barrier.Tests;

public sealed class BarrierControllerTests
{
    private readonly FakeGateLines _lines = new(Lane.Quiet);
    private readonly List<BarrierReport> _reports = [];

    private BarrierController Start() => new(_lines, new BarrierOptions(), TimeSpan.Zero, _reports.Add, NullLogger.Instance);

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    [Fact]
    public void Constructor_Always_OpensEveryContact()
    {
        using var controller = Start();

        Assert.Equal([(GateOutput.Open, false), (GateOutput.Close, false), (GateOutput.Stop, false)], _lines.Writes);
        Assert.Empty(_reports);
    }

    [Fact]
    public void Apply_OpenRequest_ContactClosedBeforeItReturnsAndOpenAfterThePulse()
    {
        using var controller = Start();
        controller.Poll(Ms(1));

        Assert.True(controller.Apply(BarrierInputKind.OpenRequest, Ms(10)));
        Assert.True(_lines.IsActive(GateOutput.Open));
        Assert.Equal(Ms(210), controller.NextContactChange);
        controller.Tick(Ms(210));
        Assert.False(_lines.IsActive(GateOutput.Open));
        Assert.Contains(_reports, report => report is { From: BarrierState.Closed, To: BarrierState.Opening, Engaged: GateOutput.Open });
    }

    [Fact]
    public void Apply_NotWantedAnyMore_MovesNothingAndAsksUnderTheLock()
    {
        using var controller = Start();
        controller.Poll(Ms(1));
        var writes = _lines.Writes.Count;

        Assert.Throws<TimeoutException>(() => controller.Apply(BarrierInputKind.ManualOpen, Ms(10), static () => false));
        controller.Tick(Ms(20));

        Assert.Equal(writes, _lines.Writes.Count);
        Assert.Equal(BarrierState.Closed, controller.Status.State);
        Assert.True(controller.Apply(BarrierInputKind.ManualOpen, Ms(30), static () => true));
    }

    [Fact]
    public void Tick_ContactCannotBeOpened_FaultedAndTriedUntilItIs()
    {
        using var controller = Start();
        controller.Apply(BarrierInputKind.OpenRequest, Ms(10));
        _lines.FailingWrites = 3;
        controller.Tick(Ms(210));
        Assert.True(_lines.IsActive(GateOutput.Open));
        Assert.Equal(FaultKind.Lines, controller.Status.Fault);
        Assert.True(_reports[^1].IsAlarm);

        controller.Tick(Ms(220));
        controller.Tick(Ms(230));
        Assert.False(_lines.IsActive(GateOutput.Open));
        Assert.False(controller.Apply(BarrierInputKind.OpenRequest, Ms(240)));
    }

    [Fact]
    public void Poll_DriverThrowsWhatItShouldNot_IsAFaultOfTheLinesAndPulsesEnd()
    {
        using var controller = Start();
        controller.Poll(Ms(1));
        controller.Apply(BarrierInputKind.OpenRequest, Ms(10));
        _lines.Unexpected = new InvalidOperationException("a mistake in the driver");
        _lines.FailReads = true;
        controller.Poll(Ms(20));

        Assert.Equal(FaultKind.Lines, controller.Status.Fault);
        Assert.False(_lines.IsActive(GateOutput.Open));
        Assert.Contains(_reports, report => report.IsAlarm && report.Error == "a mistake in the driver");
    }

    [Fact]
    public void Tick_DriverThrowsWhatItShouldNot_IsTriedUntilTheContactIsOpen()
    {
        using var controller = Start();
        controller.Poll(Ms(1));
        controller.Apply(BarrierInputKind.OpenRequest, Ms(10));
        _lines.Unexpected = new InvalidOperationException("a mistake in the driver");
        _lines.FailingWrites = 3;
        controller.Tick(Ms(210));
        controller.Tick(Ms(220));
        controller.Tick(Ms(230));

        Assert.False(_lines.IsActive(GateOutput.Open));
    }

    [Fact]
    public void Apply_ContactCannotBeClosed_FaultedWithEveryContactOpen()
    {
        using var controller = Start();
        _lines.FailingWrites = 1;
        controller.Apply(BarrierInputKind.OpenRequest, Ms(10));

        Assert.Equal(BarrierState.Faulted, controller.Status.State);
        Assert.False(_lines.IsActive(GateOutput.Open));
        Assert.Contains(_reports, report => report.Error.Contains("cannot be driven"));
    }

    [Fact]
    public void Poll_ChipIsGone_FaultedOnceAndResetBringsItBack()
    {
        using var controller = Start();
        controller.Poll(Ms(0));
        _lines.FailReads = true;
        for (var i = 1; i < 10; i++)
            controller.Poll(Ms(i * 100));
        Assert.Equal(FaultKind.Lines, controller.Status.Fault);
        Assert.Single(_reports, report => report.To == BarrierState.Faulted);

        _lines.FailReads = false;
        controller.Poll(Ms(2000));
        controller.Apply(BarrierInputKind.Reset, Ms(2100));
        Assert.Equal(BarrierState.Closed, controller.Status.State);
        Assert.True(controller.Apply(BarrierInputKind.OpenRequest, Ms(2200)));
    }

    [Fact]
    public void Dispose_DuringAPulse_OpensTheContactAndLeavesTheLines()
    {
        var controller = Start();
        controller.Apply(BarrierInputKind.OpenRequest, Ms(10));
        controller.Dispose();

        Assert.False(_lines.IsActive(GateOutput.Open));
        Assert.False(_lines.IsDisposed);
        Assert.False(controller.Apply(BarrierInputKind.ManualOpen, Ms(20)));
    }

    [Fact]
    public void Tick_RandomWriteFaults_NoContactStaysClosedOnceTheLinesAnswer()
    {
        var random = new Random(99);
        var kinds = Enum.GetValues<BarrierInputKind>().Where(kind => kind is not (BarrierInputKind.Lines or BarrierInputKind.Shutdown))
            .ToArray();
        using var controller = Start();
        var now = TimeSpan.Zero;
        for (var i = 0; i < 20_000; i++)
        {
            now += Ms(random.Next(120));
            _lines.FailingWrites = random.Next(15) == 0 ? random.Next(1, 6) : 0;
            controller.Apply(kinds[random.Next(kinds.Length)], now);
            _lines.FailingWrites = 0;
            controller.Tick(now);
            var closed = Enum.GetValues<GateOutput>().Where(_lines.IsActive).ToArray();

            Assert.True(closed.Length <= 1);
            Assert.Equal(controller.Status.Contact, closed.Length == 1 ? closed[0] : null);
        }
    }

    [Fact]
    public void Loop_ThreadDoesNotRun_PulseEndsByItsTimer()
    {
        using var controller = Start();
        var time = new FakeTimeProvider();
        using var loop = new BarrierLoop(_lines, controller, time, NullLogger.Instance);
        loop.Apply(BarrierInputKind.OpenRequest);
        time.Advance(Ms(199));
        Assert.True(_lines.IsActive(GateOutput.Open));
        time.Advance(Ms(1));

        Assert.False(_lines.IsActive(GateOutput.Open));
    }

    [Fact]
    public void Loop_InputChanges_IsSeen()
    {
        using var seen = new ManualResetEventSlim();
        using var controller = new BarrierController(
            _lines, new BarrierOptions(), TimeSpan.Zero, report => { if (report.Notes.HasFlag(BarrierNotes.FireBegan)) seen.Set(); },
            NullLogger.Instance);
        using var loop = new BarrierLoop(_lines, controller, TimeProvider.System, NullLogger.Instance);
        loop.Start();
        _lines.Set(GateInput.Fire, LineLevel.Active);

        Assert.True(seen.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }
}

using System.Reflection;
using EdgeGate.Access.Policy;
using EdgeGate.Access.Tracking;
using EdgeGate.Barrier;
using EdgeGate.Capture;
using EdgeGate.Capture.Addresses;
using EdgeGate.Capture.Pictures;
using EdgeGate.Configuration.Options;
using EdgeGate.Domain.Timing;
using EdgeGate.Domain;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Gate;
using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Inference;
using EdgeGate.Journal;
using EdgeGate.Lane.Barriers;
using EdgeGate.Lane.Inference;
using EdgeGate.Lane.News;
using EdgeGate.Lane.Recording;
using EdgeGate.Lane.Rehearsals;
using EdgeGate.Lane.Supervision;
using EdgeGate.Lane.Terminal;
using EdgeGate.Platform;
using EdgeGate.Records;
using EdgeGate.Records.Inside;
using EdgeGate.Records.Lists;
using EdgeGate.TestKit;
using EdgeGate.Vision;
using EdgeGate.Vision.Options;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGate.Lane.Tests;

/// <summary>
/// A whole lane on the shipped models and the self-test's picture, each part of which can be broken, with a barrier on lines of the test's.
/// </summary>
internal sealed class LaneRig : IBarrierPort, IDisposable
{
    internal static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(40);

    /// <summary>Of the time stamps that vision takes in a frame with one plate, the one right after its focus was judged.</summary>
    private const int AfterFocus = 6;

    private readonly IPlatform _platform = new MachinePlatform(TimeProvider.System, InferenceLimits.Patient);
    private readonly FakeTimeProvider _time = new();
    private readonly FramePool _pool = new(3);
    private readonly FrameLease _clear;
    private readonly FrameLease _soft;
    private readonly BreakableImaging _imaging;
    private readonly BreakableClock _visionClock;
    // The machine may be busy: what is waited for here comes when it comes.
    private readonly EdgeGateOptions _options = new() { Journal = new() { BudgetMs = 10_000 } };
    private readonly string _list = Path.GetTempFileName();
    private readonly LaneObservers _observers;
    private readonly FakeGateLines _lines = new(LineSnapshot.NoneFitted.With(GateInput.EntryLoop, LineLevel.Inactive), GateOutput.Open);
    private readonly BarrierController _barrier;
    private readonly LockstepBarrier _port;
    private readonly SightingTracker _tracker;
    private readonly JournalWriter _writer;
    private readonly FrameGuard _guard;
    private LaneVision? _vision;
    private long _frames;

    /// <param name="blind">Its models cannot be opened at the start.</param>
    internal LaneRig(bool blind = false)
    {
        (_clear, _soft) = (Picture(2), Picture(6));
        _imaging = new BreakableImaging(_platform.Imaging, Breaker);
        _visionClock = new BreakableClock(_time, Breaker, "focus", AfterFocus, "");
        _tracker = new(_options.Tracker, _options.Access);
        Faults = new LaneFaults(NullLogger.Instance) { Tell = (_, said) => Told.Add(said.English) };
        Observer = new BreakableObserver(Breaker);
        _observers = new() { Faults = Faults };
        _barrier = new(_lines, new() { OpeningMs = 1000, ClosingMs = 1000, HoldOpenMs = 60_000 }, _time.Elapsed,
            report => _observers.OnBarrier(report), NullLogger.Instance);
        _port = new(_barrier);
        _writer = new JournalWriter(Store, _options.Journal, TimeProvider.System, NullLogger.Instance);
        var clock = new EventClock(new BreakableClock(_time, Breaker, "", 0, "decision"), Guid.Empty, null, static () => default,
            NullLogger.Instance);
        var journal = new LaneJournal(_writer, clock, _options.Journal, new EvidencePictures(_imaging)) { Faults = Faults };
        _observers.Add(Observer);
        _vision = blind ? null : Open();
        File.WriteAllText(_list, "plate,list\nKHD8395,allow\n");
        var lists = new AccessListFile(_list, goodLinesOnly: false);
        var parts = new LaneParts(
            _options, _platform, _vision, _tracker, lists, journal, _pool, new ConsoleReporter(TextWriter.Null, default), _observers,
            new Outages(_time), _time,
            NullLogger.Instance, new Presence(Occupancy.Empty), new GateRecords(Store, _options, new(() => lists), journal))
        {
            Address = SourceAddress.Parse("rtsp://127.0.0.1/lane"), Reopen = Reopen, Faults = Faults,
        };
        Core = parts.Core(this);
        _guard = parts.Guard(Core);
    }

    internal Breaker Breaker { get; } = new();

    internal LaneFaults Faults { get; }

    internal LaneCore Core { get; }

    internal BreakableObserver Observer { get; }

    internal FakeReadStore Store { get; } = new();

    /// <summary>What was told of faults.</summary>
    internal List<string> Told { get; } = [];

    internal int Reopened { get; private set; }

    /// <summary>Times that the open contact was closed.</summary>
    internal int Openings => _lines.Writes.Count(write => write is (GateOutput.Open, true));

    /// <summary>How often the lane looked at barrier and inputs.</summary>
    internal int Looks { get; private set; }

    internal void TakeLoop() => _lines.Set(GateInput.EntryLoop, LineLevel.Active);

    BarrierLook IBarrierPort.Look()
    {
        Looks++;
        return _port.Look();
    }

    OpenAnswer IBarrierPort.RequestOpen(TimeSpan now) => _port.RequestOpen(now);

    /// <summary>Shows the lane a number of frames.</summary>
    /// <param name="count">How many.</param>
    /// <param name="soft">So soft a picture that it is super-resolved.</param>
    internal void Show(int count, bool soft = false)
    {
        for (var i = 0; i < count; i++)
        {
            _time.Advance(Interval);
            var frame = soft ? _soft : _clear;
            frame.Stamp(++_frames, _time.Elapsed);
            _visionClock.Begin();
            _guard.Look(frame, _time.Elapsed);
            _barrier.Poll(_time.Elapsed);
        }
    }

    /// <summary>Runs the lane as by a camera that has one frame for it.</summary>
    /// <param name="age">How long ago that was taken.</param>
    internal void RunLive(TimeSpan age)
    {
        using var mailbox = new FrameMailbox();
        using var stop = new CancellationTokenSource();
        _time.Advance(TimeSpan.FromMinutes(1));
        var frame = Picture(2);
        frame.Stamp(++_frames, _time.Elapsed - age);
        mailbox.Publish(frame);
        var turns = 0;
        var lane = new LiveLane(Core, _guard, mailbox, _observers, _time)
        {
            Patience = TimeSpan.Zero,
            OnTick = _ =>
            {
                if (++turns == 2)
                    stop.Cancel();
            },
        };
        lane.Run(stop.Token);
    }

    /// <summary>A mistake in the tracker itself: its news do not fit where they are put.</summary>
    internal IDisposable BreakTracker()
    {
        var field = typeof(SightingTracker).GetField("_updates", BindingFlags.Instance | BindingFlags.NonPublic)!;
        var updates = field.GetValue(_tracker);
        field.SetValue(_tracker, Array.Empty<TrackUpdate>());
        return new Undo(() => field.SetValue(_tracker, updates));
    }

    public void Dispose()
    {
        _writer.Dispose();
        _barrier.Dispose();
        _vision?.Dispose();
        _clear.Dispose();
        _soft.Dispose();
        _platform.Dispose();
        File.Delete(_list);
    }

    private static string Root => Environment.GetEnvironmentVariable("EDGEGATE_ROOT") ?? throw new InvalidOperationException("set EDGEGATE_ROOT to the checkout");

    private LaneVision Reopen()
    {
        Reopened++;
        Breaker.At("models opened again");
        _vision?.Dispose();
        return _vision = Open();
    }

    private LaneVision Open()
    {
        var options = new VisionOptions { Regions = ["tw"], EnhanceBelowHeight = 200 };
        var backend = new BreakableBackend(_platform.Inference.First(candidate => candidate.IsCpu), Breaker);
        var vision = PlateVision.Open(
            backend, _imaging, Path.Combine(Root, "models"), options, _visionClock, NullLogger.Instance);
        return new(new StandIn<PlateVision>(vision, null, null, new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)), _time),
            _time);
    }

    /// <summary>The self-test's picture at half its size, blurred as if it had been taken at a smaller one.</summary>
    private FrameLease Picture(int blur)
    {
        using var scene = new PictureLoader(_platform.Imaging)
            .TryLoad(Path.Combine(Root, "board/common/self-test/scene.jpg"), new FramePool(1))!;
        var (small, width, height) = (new byte[scene.Width / blur * (scene.Height / blur) * 3], scene.Width / blur, scene.Height / blur);
        var shrunk = new PixelBuffer(small, width, height, width * 3, PixelFormat.Rgb24);
        _platform.Imaging.Resize(scene.View, shrunk);
        var frame = _pool.TryRent(scene.Width / 2 * (scene.Height / 2) * 3)!;
        frame.Describe(scene.Width / 2, scene.Height / 2, scene.Width / 2 * 3, PixelFormat.Rgb24);
        _platform.Imaging.Resize(shrunk.AsView(), frame.Buffer);
        return frame;
    }

    private sealed class Undo(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}

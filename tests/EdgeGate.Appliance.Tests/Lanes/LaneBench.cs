using System.Reflection;
using EdgeGate.Access.Policy;
using EdgeGate.Access.Tracking;
using EdgeGate.Appliance.Composition;
using EdgeGate.Appliance.Inference;
using EdgeGate.Appliance.Lanes;
using EdgeGate.Appliance.Page;
using EdgeGate.Appliance.Supervision;
using EdgeGate.Capture;
using EdgeGate.Capture.Pictures;
using EdgeGate.Commissioning;
using EdgeGate.Domain;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Imaging;
using EdgeGate.Journal;
using EdgeGate.TestKit;
using EdgeGate.Vision;
using EdgeGate.WebConsole;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGate.Appliance.Tests.Lanes;

/// <summary>A whole lane on the shipped models and the self-test's picture, each part of which can be broken. Its barrier only counts.</summary>
internal sealed class LaneBench : IBarrierPort, IDisposable
{
    internal static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(40);

    /// <summary>Of the time stamps that vision takes in a frame with one plate, the one right after its focus was judged.</summary>
    private const int AfterFocus = 6;

    private readonly IPlatform _platform = PlatformEntry.Create();
    private readonly FakeTimeProvider _time = new();
    private readonly FramePool _pool = new(2);
    private readonly FrameLease _clear;
    private readonly FrameLease _soft;
    private readonly BreakableImaging _imaging;
    private readonly BreakableClock _visionClock;
    private readonly SightingTracker _tracker = new(new TrackerOptions());
    private readonly JournalWriter _writer;
    private readonly LivePictures _pictures;
    private readonly FrameGuard _guard;
    private LaneVision _vision;
    private long _frames;

    internal LaneBench()
    {
        (_clear, _soft) = (Picture(2), Picture(6));
        _imaging = new BreakableImaging(_platform.Imaging, Breaker);
        _visionClock = new BreakableClock(_time, Breaker, "focus", AfterFocus, "");
        var clock = new EventClock(new BreakableClock(_time, Breaker, "", 0, "decision"), Guid.Empty, null, static () => default, NullLogger.Instance);
        _writer = new JournalWriter(Store, new JournalOptions(), TimeProvider.System, NullLogger.Instance);
        Faults = new LaneFaults(NullLogger.Instance) { Tell = (_, text) => Told.Add(text) };
        Observer = new BreakableObserver(Breaker);
        _pictures = new LivePictures(_imaging, new ConsoleOptions(), _time, NullLogger.Instance);
        var page = new PageFeed(new GuardedObserver(Observer, Faults), _pictures, new TrackerOptions(), _time) { Commissioning = Commissioning() };
        var journal = new LaneJournal(_writer, clock, new JournalOptions(), TimeZoneInfo.Utc, new EvidencePictures(_imaging), Faults);
        _vision = Open();
        Core = new LaneCore(
            _vision, _tracker, new AccessListFile("", goodLinesOnly: false), new AccessOptions { Mode = AccessMode.OpenToAll }, "north", journal, this,
            new GuardedObserver(page, Faults), _time, Occupancy.Empty) { Page = page, Faults = Faults };
        _guard = new FrameGuard(Core, Reopen, page, journal);
    }

    internal Breaker Breaker { get; } = new();

    internal LaneFaults Faults { get; }

    internal LaneCore Core { get; }

    internal BreakableObserver Observer { get; }

    internal FakeReadStore Store { get; } = new();

    /// <summary>What was told of faults.</summary>
    internal List<string> Told { get; } = [];

    internal int Reopened { get; private set; }

    internal int Openings { get; private set; }

    /// <summary>How often the lane asked the loop before the barrier.</summary>
    internal int LoopLooks { get; private set; }

    internal bool IsLoopTaken { get; set; }

    bool IBarrierPort.IsEntryTaken
    {
        get
        {
            LoopLooks++;
            return IsLoopTaken;
        }
    }

    bool IBarrierPort.RequestOpen(TimeSpan now)
    {
        Openings++;
        return true;
    }

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
        }
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
        _pictures.Dispose();
        _writer.Dispose();
        _vision.Dispose();
        _clear.Dispose();
        _soft.Dispose();
        _platform.Dispose();
    }

    private static string Root => Environment.GetEnvironmentVariable("EDGEGATE_ROOT") ?? throw new InvalidOperationException("set EDGEGATE_ROOT to the checkout");

    private LaneVision Reopen()
    {
        Reopened++;
        _vision.Dispose();
        return _vision = Open();
    }

    private LaneVision Open()
    {
        var options = new VisionOptions { Regions = ["tw"], EnhanceBelowHeight = 200, KeepCrops = true };
        var backend = new BreakableBackend(_platform.Inference.First(candidate => candidate.IsCpu), Breaker);
        var vision = PlateVision.Open(
            backend, _imaging, Path.Combine(Root, "models"), options, _visionClock, NullLogger.Instance);
        return new(new StandIn<PlateVision>(vision, null, null, new RetryDelay(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)), _time), _time);
    }

    /// <summary>Its focus step hears of every reading on the lane's thread.</summary>
    private CommissioningSession Commissioning()
    {
        var session = new CommissioningSession(new CommissioningPlan("KHD8395", new CommissioningLimits())) { OnFocus = (_, _) => Breaker.At("page feed") };
        session.GoTo(CommissioningStep.Focus);
        return session;
    }

    /// <summary>The self-test's picture at half its size, blurred as if it had been taken at a smaller one.</summary>
    private FrameLease Picture(int blur)
    {
        using var scene = new PictureLoader(_platform.Imaging).TryLoad(Path.Combine(Root, "board/common/self-test/scene.jpg"), new FramePool(1))!;
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

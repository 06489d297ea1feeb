using EdgeGate.Access.Tracking;
using EdgeGate.Barrier;
using EdgeGate.Commissioning;
using EdgeGate.Commissioning.Drift;
using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Plates;
using EdgeGate.Lane;
using EdgeGate.Lane.News;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.Appliance.Page;

/// <summary>
/// What the box's own page sees of the lane: listens, keeps counts, hands pictures on while somebody watches. The
/// lane's threads only leave things here; nothing of the page runs on them.
/// </summary>
/// <param name="pictures">Hands pictures on.</param>
/// <param name="time">The lane's clock.</param>
/// <param name="tracker">What is not read above the lane's own limit is not shown, and does not count as read.</param>
internal sealed class PageFeed(LivePictures pictures, TimeProvider time, InForce<TrackerOptions> tracker) : ILaneObserver, ILaneFeed
{
    private readonly Lock _gate = new();
    private readonly List<Action<SeenVehicle>> _followers = [];
    private readonly FrameRate _rate = new(time);
    private ILaneRun? _run;
    private LaneIdentity _identity = new("", "", false);
    private Phrase? _lastAlarm;
    private long _decisions;
    private long _granted;
    private VehicleCounts _vehicles;
    private long _alarms;
    private TimeSpan _frameAt;
    private int _width;
    private int _height;

    public LaneState State
    {
        get
        {
            var run = _run;
            var (inside, capacity) = Occupancy();
            lock (_gate)
            {
                return new()
                {
                    Name = _identity.Name, Simulated = _identity.Simulated, Camera = Camera(run), Barrier = PageBarrier.Of(run),
                    Frames = run?.Core.Timings.Frames ?? 0, FramesSkipped = run?.Core.Faults.SkippedFrames ?? 0, FrameMs = _rate.MedianMs,
                    FrameMsP99 = _rate.PercentileMs(0.99),
                    Decisions = _decisions, Granted = _granted, Vehicles = _vehicles, Inside = inside, Capacity = capacity,
                    Alarms = _alarms, LastAlarm = _lastAlarm,
                };
            }
        }
    }

    public IDisposable Watch(Action<LiveFrame> onFrame) => pictures.Watch(onFrame);

    public IDisposable Follow(Action<SeenVehicle> onVehicle)
    {
        lock (_gate)
            _followers.Add(onVehicle);
        return new Undo(() =>
        {
            lock (_gate)
                _followers.Remove(onVehicle);
        });
    }

    public void OnDecision(TimeSpan at, in TrackUpdate update, AccessDecision decision)
    {
        lock (_gate)
        {
            _decisions++;
            _granted += decision.Verdict == AccessVerdict.Grant ? 1 : 0;
        }

        Commissioning?.Decided(update.Sighting, at);
        if (update.Kind == TrackUpdateKind.Ended)
            Left(update.Sighting);
        Tell(new(update.Sighting.Track, update.Sighting, decision, at, _width, _height));
    }

    public void OnVehicle(TimeSpan at, in VehicleNews news)
    {
        lock (_gate)
            _vehicles = _vehicles.With(news.Fact);
    }

    public void OnLeft(TimeSpan at, Sighting sighting)
    {
        Left(sighting);
        Tell(new(sighting.Track, sighting, null, at, _width, _height));
    }

    public void OnBarrier(in BarrierReport report)
    {
        // Looked at when somebody asks.
    }

    public void OnAlarm(TimeSpan at, Phrase said, VehicleNews? about = null, Phrase? unnamed = null)
    {
        lock (_gate)
        {
            _alarms++;
            _lastAlarm = said;
        }
    }

    public void OnNotice(TimeSpan at, Phrase said, bool recorded = false, Phrase? unnamed = null)
    {
    }

    /// <summary>The figures of every vehicle that has left, by the hour.</summary>
    internal DriftMonitor Drift { get; } = new(() => tracker.Now.Limit);

    /// <summary>The commissioning that is going on; null: none.</summary>
    internal CommissioningSession? Commissioning { get; set; }

    /// <summary>How many are inside, null where nobody is counted, and how many places there are.</summary>
    internal Func<(int? Inside, int Capacity)> Occupancy { get; set; } = static () => (null, 0);

    /// <summary>Lane time of the last frame.</summary>
    internal TimeSpan FrameAt => _frameAt;

    /// <summary>Size of the camera's pictures; zero before the first.</summary>
    internal (int Width, int Height) FrameSize => (_width, _height);

    /// <summary>What runs, once it does.</summary>
    internal void Attach(ILaneRun run, LaneIdentity identity) => (_identity, _run) = (identity, run);

    public void OnFrame(FrameLease frame, ReadOnlySpan<PlateReading> readings, double milliseconds)
    {
        (_width, _height) = (frame.Width, frame.Height);
        _rate.Add(milliseconds);
        Commissioning?.Observe(readings, frame.CapturedAt, frame.Width, frame.Height);
        _frameAt = frame.CapturedAt;
        pictures.OnFrame(frame, readings, tracker.Now.Limit);
    }

    // Acceptance and drift both measure a vehicle once it has left. Something that never moved tells nothing about drift.
    private void Left(Sighting sighting)
    {
        Commissioning?.Left(sighting);
        if (_width > 0 && sighting.Movement is (Movement.Moved or Movement.NotRecorded))
            Drift.Observe(sighting, time.GetLocalNow(), _width, _height);
    }

    private CameraState Camera(ILaneRun? run)
    {
        if (run?.Camera is { } health)
        {
            return new(
                health.Source.Length > 0 ? health.Source
                : _identity.Source, health.State == Capture.CaptureState.Running, health.FramesPerSecond,
                health.FrameAge?.TotalSeconds, health.Missed + health.Replaced, health.Faults, health.LastFault);
        }

        // A recording pauses between its passes; that is no camera that fails.
        var (age, outage) = (_rate.Age?.TotalSeconds, run?.CameraOutage ?? false);
        return new(_identity.Source, !outage, outage ? 0 : _rate.PerSecond, age, 0, outage ? 1 : 0, outage
            ? "rehearsal: the camera is taken away" : "");
    }

    private void Tell(SeenVehicle vehicle)
    {
        Action<SeenVehicle>[] followers;
        lock (_gate)
            followers = [.. _followers];
        foreach (var follower in followers)
            follower(vehicle);
    }

    private sealed class Undo(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}

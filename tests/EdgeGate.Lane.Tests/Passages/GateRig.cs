using EdgeGate.Access.Policy;
using EdgeGate.Access.Tracking;
using EdgeGate.Barrier;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Gate;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Plates;
using EdgeGate.Journal;
using EdgeGate.Lane.Barriers;
using EdgeGate.Lane.News;
using EdgeGate.Lane.Passages;
using EdgeGate.Lane.Recording;
using EdgeGate.Records.Inside;
using EdgeGate.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGate.Lane.Tests.Passages;

/// <summary>
/// A real barrier controller on lines of the test's, vehicles that come and go as the test says, and everything that is told of them.
/// Time passes in steps of 50 ms.
/// </summary>
internal sealed class GateRig : IDisposable, ILaneObserver
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly HashSet<long> _inView = [];
    private readonly Dictionary<long, TimeSpan> _lastSeen = [];
    private readonly List<(TimeSpan At, Sighting Last)> _leaving = [];
    private readonly JournalWriter _writer;
    private readonly BarrierController _barrier;
    private readonly LaneVehicles _vehicles;
    private readonly Dictionary<long, Sighting> _sightings = [];
    private long _tracks;

    /// <param name="lines">What is wired, at rest.</param>
    /// <param name="rearCamera">Sees vehicles from behind.</param>
    /// <param name="role">Which way the lane leads.</param>
    /// <param name="options">The barrier; null: a quick one.</param>
    internal GateRig(LineSnapshot? lines = null, bool rearCamera = false, LaneRole role = LaneRole.Entry, BarrierOptions? options = null)
    {
        Lines = new(lines ?? LineSnapshot.NoneFitted.With(GateInput.SafetyLoop, LineLevel.Inactive), GateOutput.Open);
        var rules = new AccessOptions { Role = role };
        Options = options ?? Options;
        Tracker = new() { RearCamera = rearCamera };
        _writer = new(Store, Journal, Time, NullLogger.Instance);
        LaneJournal = new LaneJournal(
            _writer, new EventClock(Time, Guid.NewGuid(), null, () => new(true, true, false), NullLogger.Instance), Journal, null!);
        Observers.Add(this);
        Observers.Add(LaneJournal);
        _barrier = new(Lines, Options, Time.Elapsed, report => Observers.OnBarrier(report), NullLogger.Instance);
        _vehicles = new(LaneJournal, new LockstepBarrier(_barrier), Observers, Presence, new InForce<BarrierOptions>(() => Options), rules,
            new(new InForce<TrackerOptions>(() => Tracker)))
        {
            LastSeen = track => _lastSeen.TryGetValue(track, out var seen) ? seen : null,
            StillGranted = _ => Grants,
            NeverRecorded = Unrecorded.Add,
        };
        Pass(0.1);
    }

    internal FakeTimeProvider Time { get; } = new();

    internal FakeReadStore Store { get; } = new();

    internal FakeGateLines Lines { get; }

    internal JournalOptions Journal { get; } = new();

    internal LaneJournal LaneJournal { get; }

    internal LaneObservers Observers { get; } = new();

    internal BarrierOptions Options { get; set; } = new() { OpeningMs = 1000, ClosingMs = 1000, HoldOpenMs = 8000 };

    /// <summary>In force from now on.</summary>
    internal TrackerOptions Tracker { get; set; }

    internal Presence Presence { get; } = new(Occupancy.Empty);

    internal bool Grants { get; set; } = true;

    internal List<long> Unrecorded { get; } = [];

    /// <summary>Steps in order, as "Commanded" or "Refused Held".</summary>
    internal List<string> Told { get; } = [];

    internal List<string> Alarms { get; } = [];

    internal BarrierStatus Status => _barrier.Status;

    /// <summary>Times that the open contact was closed.</summary>
    internal int Openings => Lines.Writes.Count(write => write is (GateOutput.Open, true));

    internal string[] Inside => [.. Presence.Now.Visits.Select(visit => visit.Plate).Order()];

    /// <summary>A vehicle is in view and granted access.</summary>
    internal void Grant(long track, string plate, Direction direction = Direction.Approaching, DecisionRecord? record = null)
    {
        var sighting = Sightings.Of(plate) with { Track = track, FirstSeen = Time.Elapsed, LastSeen = Time.Elapsed, Direction = direction };
        _sightings[track] = sighting;
        if (track > 0)
        {
            _inView.Add(track);
            _lastSeen[track] = Time.Elapsed;
        }

        _vehicles.Grant(Time.Elapsed, track, sighting, record ?? new(new(JournalStatus.Durable, track, default, ""), MayOpen: true));
    }

    /// <summary>A vehicle that was not granted access is in view.</summary>
    internal void Stranger(long track) =>
        (_sightings[track], _lastSeen[track], _) = (Sightings.Of("XYZ9999") with { Track = track }, Time.Elapsed, _inView.Add(track));

    /// <summary>It is last seen now; the tracker says so 1.5 s later.</summary>
    internal void Leave(long track, Direction direction = Direction.Approaching)
    {
        _inView.Remove(track);
        var seen = Time.Elapsed;
        _lastSeen[track] = seen;
        _leaving.Add((Time.Elapsed + TimeSpan.FromSeconds(1.5), _sightings[track] with { LastSeen = seen, Direction = direction }));
    }

    internal void FoundAgain(long before, long now, string plate)
    {
        _sightings[now] = Sightings.Of(plate) with { Track = now };
        _inView.Add(now);
        _lastSeen[now] = Time.Elapsed;
        _vehicles.FoundAgain(Time.Elapsed, before, now);
    }

    internal void Set(GateInput input, bool active)
    {
        if (IsWired(input))
            Lines.Set(input, active ? LineLevel.Active : LineLevel.Inactive);
    }

    internal bool IsWired(GateInput input) => Lines.Read()[input] != LineLevel.NotFitted;

    internal long NextTrack() => ++_tracks;

    /// <summary>Something comes under the arm and goes again.</summary>
    internal void Cross(double seconds = 1.5)
    {
        Set(GateInput.SafetyLoop, true);
        Pass(seconds);
        Set(GateInput.SafetyLoop, false);
        Pass(0.1);
    }

    internal void Apply(BarrierInputKind kind) => _barrier.Apply(kind, Time.Elapsed);

    internal void Pass(double seconds)
    {
        for (var end = Time.Elapsed + TimeSpan.FromSeconds(seconds); Time.Elapsed < end;)
        {
            Time.Advance(Step);
            foreach (var track in _inView)
                _lastSeen[track] = Time.Elapsed;
            foreach (var gone in _leaving.Where(one => one.At <= Time.Elapsed).ToArray())
            {
                _leaving.Remove(gone);
                _lastSeen.Remove(gone.Last.Track);
                _vehicles.Left(gone.Last);
            }

            _barrier.Poll(Time.Elapsed);
            _vehicles.Turn(Time.Elapsed);
        }
    }

    /// <summary>What the journal holds, oldest first.</summary>
    internal IReadOnlyList<GateEvent> Recorded()
    {
        _writer.Flush(TimeSpan.FromSeconds(10));
        return [.. Store.Query(new EventQuery { Limit = 10_000 }).Reverse()];
    }

    public void OnDecision(TimeSpan at, in TrackUpdate update, AccessDecision decision)
    {
    }

    public void OnVehicle(TimeSpan at, in VehicleNews news) =>
        Told.Add($"{news.Fact.Step}{(news.Fact.Cause == VehicleCause.None ? "" : $" {news.Fact.Cause}")}");

    public void OnLeft(TimeSpan at, Sighting sighting)
    {
    }

    public void OnBarrier(in BarrierReport report)
    {
    }

    public void OnAlarm(TimeSpan at, Phrase said, VehicleNews? about = null, Phrase? unnamed = null) => Alarms.Add(said.English);

    public void OnNotice(TimeSpan at, Phrase said, bool recorded = false, Phrase? unnamed = null)
    {
    }

    public void Dispose()
    {
        _writer.Dispose();
        _barrier.Dispose();
    }
}

using EdgeGate.Access.Lists;
using EdgeGate.Access.Policy;
using EdgeGate.Access.Tracking;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.TestKit;

namespace EdgeGate.Access.Tests.Tracking;

/// <summary>
/// The road before a gate as its camera sees it: vehicles drive in metres, the camera makes pixels of them, and the detector adds its
/// jitter, misses frames and cuts boxes. A listed plate, an entry lane, and what is decided.
/// </summary>
internal sealed class Road
{
    private const float Focal = 1100;
    private const float PlateWidth = 0.44f;

    private readonly Random _random;
    private readonly AccessList _list = new([new ListEntry("ABC1234", "ABC1234", ListKind.Allow)]);

    public Road(int seed = 1, TrackerOptions? options = null, AccessOptions? rules = null, double framesPerSecond = 15)
    {
        _random = new(seed);
        Rules = rules ?? new AccessOptions();
        Drive = new(options) { Interval = TimeSpan.FromSeconds(1 / framesPerSecond), Rules = Decide };
    }

    public Drive Drive { get; }

    public AccessOptions Rules { get; }

    public List<AccessDecision> Decisions { get; } = [];

    /// <summary>Standard deviation of a corner's place, pixels; the shipped clip has less than one.</summary>
    public float Jitter { get; init; } = 1;

    /// <summary>Standard deviation of a box's size, as a share; the shipped clip has 0.02.</summary>
    public float SizeJitter { get; init; } = 0.025f;

    /// <summary>Share of frames in which the plate is not found.</summary>
    public float Missed { get; init; } = 0.05f;

    /// <summary>Share of frames in which the box is half as large again.</summary>
    public float Wrong { get; init; }

    /// <summary>Height of the camera above the plates, metres.</summary>
    public float Above { get; init; } = 1;

    public int Grants => Decisions.Count(decision => decision.Verdict == AccessVerdict.Grant);

    public bool Granted => Decisions.Any(decision => decision.Verdict == AccessVerdict.Grant);

    /// <summary>Drives from one place to another. Metres: to the right of the camera, and away from it.</summary>
    public Road Go((float Right, float Away) from, (float Right, float Away) to, double seconds)
    {
        var frames = Math.Max(1, (int)(seconds / Drive.Interval.TotalSeconds));
        for (var i = 0; i <= frames; i++)
        {
            var share = (float)i / frames;
            See(from.Right + (to.Right - from.Right) * share, from.Away + (to.Away - from.Away) * share);
        }

        return this;
    }

    public Road Stand((float Right, float Away) at, double seconds) => Go(at, at, seconds);

    /// <summary>The entry loop is taken, or clear again.</summary>
    public Road Loop(bool taken)
    {
        Drive.Tracker.EntryTaken = taken;
        return this;
    }

    public Road Hidden(double seconds)
    {
        Drive.Nothing(seconds);
        return this;
    }

    public Road End()
    {
        Drive.Nothing(3);
        return this;
    }

    private void See(float right, float away)
    {
        var x = 640 + Focal * right / away + Noise(Jitter);
        var y = 250 + Focal * Above / away + Noise(Jitter);
        var width = Focal * PlateWidth / away * (1 + Noise(SizeJitter)) * (_random.NextDouble() < Wrong ? 1.5f : 1);
        if (_random.NextDouble() < Missed || x + width / 2 > 1280 || x - width / 2 < 0 || y + width > 720)
            Drive.Show();
        else
            Drive.Show(Readings.Of("ABC1234", 0.97f, x - width / 2, y - width * 0.15f, width));
    }

    private float Noise(float deviation) =>
        deviation * MathF.Sqrt(-2 * MathF.Log(1 - _random.NextSingle())) * MathF.Cos(2 * MathF.PI * _random.NextSingle());

    private AccessDecision Decide(TrackUpdate update)
    {
        var decision = AccessPolicy.Decide(update.Sighting, _list, Rules, new(DateTimeOffset.UnixEpoch, ClockState.Synchronised)
        {
            Lane = "North", DuplicateOf = update.DuplicateOf, InEntryLoop = Drive.Tracker.IsInEntryLoop(update.Sighting.Track),
        });
        Decisions.Add(decision);
        return decision;
    }
}

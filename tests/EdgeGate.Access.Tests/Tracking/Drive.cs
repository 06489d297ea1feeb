using EdgeGate.Access.Policy;
using EdgeGate.Access.Tracking;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Access.Tests.Tracking;

/// <summary>Shows a tracker frame after frame, 15 a second, and collects its news.</summary>
internal sealed class Drive(TrackerOptions? options = null, AccessOptions? rules = null)
{
    public SightingTracker Tracker { get; } = new(options ?? new TrackerOptions(), rules ?? new AccessOptions());

    /// <summary>Between two frames.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1 / 15.0);

    public TimeSpan Now { get; private set; }

    public long Frame { get; private set; }

    public List<TrackUpdate> News { get; } = [];

    /// <summary>Answers every question with this, when set.</summary>
    public AccessVerdict? Verdict { get; set; }

    /// <summary>Answers every question by rules, when set.</summary>
    public Func<TrackUpdate, AccessDecision>? Rules { get; set; }

    public void Show(params PlateReading[] readings)
    {
        foreach (var reading in readings)
            (reading.FrameId, reading.CapturedAt) = (Frame, Now);
        Keep(Tracker.Observe(readings, Now, 1280, 720));
        Now += Interval;
        Frame++;
    }

    public void Show(int frames, Func<int, PlateReading[]> at)
    {
        for (var i = 0; i < frames; i++)
            Show(at(i));
    }

    public void Nothing(double seconds)
    {
        for (var end = Now + TimeSpan.FromSeconds(seconds); Now < end;)
            Show();
    }

    public void Flush() => Keep(Tracker.Flush(Now));

    public IEnumerable<TrackUpdate> Of(TrackUpdateKind kind) => News.Where(update => update.Kind == kind);

    private void Keep(ReadOnlySpan<TrackUpdate> updates)
    {
        foreach (var update in updates)
        {
            News.Add(update);
            if (update.Kind == TrackUpdateKind.Ended)
                continue;
            if (Rules?.Invoke(update) is { } decision)
                Tracker.Answer(update.Sighting.Track, decision.Verdict, decision.Reason);
            else if (Verdict is { } verdict)
                Tracker.Answer(update.Sighting.Track, verdict);
        }
    }
}

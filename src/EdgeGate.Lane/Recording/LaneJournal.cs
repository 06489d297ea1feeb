using System.Collections.Frozen;
using EdgeGate.Access.Tracking;
using EdgeGate.Barrier;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Plates;
using EdgeGate.Domain.Records;
using EdgeGate.Journal;
using EdgeGate.Lane.News;
using EdgeGate.Lane.Rehearsals;
using EdgeGate.Lane.Supervision;
using EdgeGate.Records.Audit;

namespace EdgeGate.Lane.Recording;

/// <summary>What a lane records. Decisions are durable before the caller goes on; the rest follows behind. Safe from any thread.</summary>
public sealed class LaneJournal(JournalWriter writer, EventClock clock, InForce<JournalOptions> options, EvidencePictures pictures)
    : IRecordTrail, ILaneObserver
{
    /// <summary>Where it is counted that pictures could not be made; null: what they throw is the caller's.</summary>
    public LaneFaults? Faults { get; init; }

    /// <summary>Rehearsals; null: none.</summary>
    public Outages? Outages { get; init; }

    /// <summary>The wall clock in the machine's time zone as it is now: see <see cref="LaneZone"/>.</summary>
    public DateTimeOffset LocalTime => TimeZoneInfo.ConvertTime(clock.Now().Wall, TimeZoneInfo.Local);

    /// <summary>How far it can be believed.</summary>
    public ClockState Clock => Outages is { Clock.IsOn: true } ? ClockState.Unknown : clock.Now().Clock;

    /// <summary>Records a decision and waits for it, within the journal's budget.</summary>
    public DecisionRecord Decision(Sighting sighting, AccessDecision decision, PlateReading? best, FrameLease? frame)
    {
        var outcome = writer.Append(new GateEvent
        {
            Time = Stamp(),
            Kind = GateEventKind.Sighting,
            Text = decision.Explanation,
            Sighting = sighting,
            Decision = decision,
            Vehicle = new() { Step = VehicleStep.Decided, Track = sighting.Track, Plate = sighting.Text },
            Images = Pictures(best, frame),
        });
        if (Outages is { Journal.IsOn: true })
        {
            outcome = outcome with
            {
                Status = JournalStatus.TimedOut, Message = "rehearsal: the disk counts as too slow; the event is kept",
                Later = outcome.IsDurable ? Task.FromResult(outcome.Id) : outcome.Later,
            };
        }

        return new(outcome, outcome.MayOpen(options.Now));
    }

    /// <summary>Looks whether an event that was late has reached the disk.</summary>
    /// <returns>Its id; 0 while it has not; null when it never will.</returns>
    public long? Arrived(Task<long> later) =>
        Outages is { Journal.IsOn: true } || !later.IsCompleted ? 0 : later.IsCompletedSuccessfully ? later.Result : null;

    /// <summary>Records what a person did, before it is done. Not on the lane's thread: it waits for the disk.</summary>
    /// <exception cref="ReadStoreFaultException">It is not on disk within the journal's budget.</exception>
    public void Audit(string text, VehicleFact? vehicle = null)
    {
        var outcome = writer.Append(new GateEvent { Time = Stamp(), Kind = GateEventKind.Audit, Text = text, Vehicle = vehicle });
        if (!outcome.IsDurable)
            throw new ReadStoreFaultException(ReadStoreFaultKind.IoError, $"nothing was done, because it could not be recorded: {outcome.Message}");
    }

    /// <inheritdoc/>
    public ClockReport ConfirmClock(string who)
    {
        var before = clock.Now().Clock;
        Audit($"{who} confirmed the clock, which counted as {before}: it shows {LocalTime.ToString("yyyy-MM-dd HH:mm:ss zzz", System.Globalization.CultureInfo.InvariantCulture)}");
        clock.Confirm();
        return new(LocalTime, clock.Now().Clock);
    }

    /// <summary>Records behind the lane what a person did without this program.</summary>
    public void Changed(string text) => Post(GateEventKind.Audit, text);

    public void OnDecision(TimeSpan at, in TrackUpdate update, AccessDecision decision)
    {
        // It was recorded before anybody heard of it.
    }

    public void OnVehicle(TimeSpan at, in VehicleNews news)
    {
        // Who is inside rests on these, so they do not wait for others to be written with them.
        if (news.Fact.IsEnd)
            writer.Submit(Event(GateEventKind.Barrier, news));
        else if (!news.Fact.IsAlarm)
            writer.Post(Event(GateEventKind.Barrier, news));
    }

    public void OnLeft(TimeSpan at, Sighting sighting)
    {
    }

    public void OnBarrier(in BarrierReport report)
    {
        if (!report.IsAlarm)
            Post(GateEventKind.Barrier, report.Describe());
    }

    public void OnAlarm(TimeSpan at, string text, VehicleNews? about = null, string? unnamed = null) =>
        writer.Post(about is { } news ? Event(GateEventKind.Alarm, news) : new GateEvent { Time = Stamp(), Kind = GateEventKind.Alarm, Text = text });

    public void OnNotice(TimeSpan at, string text, bool recorded = false, string? unnamed = null)
    {
        if (!recorded)
            Post(GateEventKind.System, text);
    }

    /// <summary>Something for a person to look at when there is time, with pictures.</summary>
    public void Report(string text, IReadOnlyDictionary<string, byte[]> images) =>
        writer.Post(new GateEvent { Time = Stamp(), Kind = GateEventKind.System, Text = text, Images = images });

    /// <summary>Somebody did something, and it is on disk before this returns.</summary>
    /// <returns>False when it could not be made durable in time.</returns>
    public bool TryRecordPerson(string text) =>
        writer.Append(new GateEvent { Time = Stamp(), Kind = GateEventKind.Audit, Text = text }).IsDurable;

    /// <summary>The same, behind the lane.</summary>
    public void Note(string text) => Post(GateEventKind.Audit, text);

    // Of the vehicle only what finds it again: its readings are with the decision.
    private GateEvent Event(GateEventKind kind, in VehicleNews news) => new()
    {
        Time = Stamp(), Kind = kind, Text = news.Text, Vehicle = news.Fact, Sighting = news.Sighting with { Evidence = [], Characters = [] },
    };

    // A decision counts without its pictures.
    private IReadOnlyDictionary<string, byte[]> Pictures(PlateReading? best, FrameLease? frame)
    {
        try
        {
            return pictures.Take(best, frame);
        }
        catch (Exception error) when (Faults is not null)
        {
            Faults.Add(LaneStage.Pictures, frame?.CapturedAt ?? best?.CapturedAt ?? default, error);
            return FrozenDictionary<string, byte[]>.Empty;
        }
    }

    private void Post(GateEventKind kind, string text) => writer.Post(new GateEvent { Time = Stamp(), Kind = kind, Text = text });

    // A clock that was set is an event of its own: without it nobody could tell why times in the journal go back.
    private EventTime Stamp()
    {
        var now = clock.Now();
        if (clock.TakeJump() is var jump && jump != TimeSpan.Zero)
        {
            writer.Post(new GateEvent
            {
                Time = now, Kind = GateEventKind.System,
                Text = $"the wall clock was set {(jump > TimeSpan.Zero ? "forward" : "back")} by {Math.Abs(jump.TotalSeconds).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)} s; it counts as {now.Clock}",
            });
        }

        return now;
    }
}

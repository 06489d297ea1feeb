using System.Collections.Frozen;
using System.Globalization;
using EdgeGate.Access.Tracking;
using EdgeGate.Barrier;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Phrases;
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
                Status = JournalStatus.TimedOut,
                Message = "rehearsal: the disk counts as too slow; the event is kept",
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
    public void Audit(Phrase said, VehicleFact? vehicle = null)
    {
        var outcome = writer.Append(Event(GateEventKind.Audit, said) with { Vehicle = vehicle });
        if (!outcome.IsDurable)
            throw new ReadStoreFaultException(ReadStoreFaultKind.IoError,
                $"nothing was done, because it could not be recorded: {outcome.Message}");
    }

    /// <inheritdoc/>
    public ClockReport ConfirmClock(string who)
    {
        var before = clock.Now().Clock;
        Audit(Phrase.Of(
            "confirmedClock", ("who", who), ("state", PhraseValue.Word("clock", before)),
            ("moment", LocalTime.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture))));
        clock.Confirm();
        return new(LocalTime, clock.Now().Clock);
    }

    /// <summary>Records behind the lane what a person did without this program.</summary>
    public void Changed(Phrase said) => Post(GateEventKind.Audit, said);

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
            Post(GateEventKind.Barrier, report.Said);
    }

    public void OnAlarm(TimeSpan at, Phrase said, VehicleNews? about = null, Phrase? unnamed = null) =>
        writer.Post(about is { } news ? Event(GateEventKind.Alarm, news) : Event(GateEventKind.Alarm, said));

    public void OnNotice(TimeSpan at, Phrase said, bool recorded = false, Phrase? unnamed = null)
    {
        if (!recorded)
            Post(GateEventKind.System, said);
    }

    /// <summary>Something for a person to look at when there is time, with pictures.</summary>
    public void Report(Phrase said, IReadOnlyDictionary<string, byte[]> images) =>
        writer.Post(Event(GateEventKind.System, said) with { Images = images });

    /// <summary>Somebody did something, and it is on disk before this returns.</summary>
    /// <returns>False when it could not be made durable in time.</returns>
    public bool TryRecordPerson(Phrase said) => writer.Append(Event(GateEventKind.Audit, said)).IsDurable;

    /// <summary>The same, behind the lane.</summary>
    public void Note(Phrase said) => Post(GateEventKind.Audit, said);

    // Of the vehicle only what finds it again: its readings are with the decision.
    private GateEvent Event(GateEventKind kind, in VehicleNews news) => new()
    {
        Time = Stamp(), Kind = kind, Text = news.Text, Vehicle = news.Fact,
        Sighting = news.Sighting with { Evidence = [], Characters = [] },
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

    private void Post(GateEventKind kind, Phrase said) => writer.Post(Event(kind, said));

    private GateEvent Event(GateEventKind kind, Phrase said) => Said(Stamp(), kind, said);

    private static GateEvent Said(EventTime time, GateEventKind kind, Phrase said) =>
        new() { Time = time, Kind = kind, Text = said.English, Say = said };

    // A clock that was set is an event of its own: without it nobody could tell why times in the journal go back.
    private EventTime Stamp()
    {
        var now = clock.Now();
        if (clock.TakeJump() is var jump && jump != TimeSpan.Zero)
        {
            var (seconds, counts) =
                (Math.Abs(jump.TotalSeconds).ToString("0.0", CultureInfo.InvariantCulture), PhraseValue.Word("clock", now.Clock));
            writer.Post(Said(now, GateEventKind.System, jump > TimeSpan.Zero
                ? Phrase.Of("clockForward", ("seconds", seconds), ("clock", counts))
                : Phrase.Of("clockBack", ("seconds", seconds), ("clock", counts))));
        }

        return now;
    }
}

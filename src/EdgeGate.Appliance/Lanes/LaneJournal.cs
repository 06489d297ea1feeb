using EdgeGate.Appliance.Page;
using EdgeGate.Appliance.Records;
using EdgeGate.Appliance.Supervision;
using EdgeGate.Barrier;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Plates;
using EdgeGate.Journal;

namespace EdgeGate.Appliance.Lanes;

/// <summary>What a lane records. Decisions are durable before the caller goes on; the rest follows behind. Safe from any thread.</summary>
internal sealed class LaneJournal(
    JournalWriter writer, EventClock clock, JournalOptions options, TimeZoneInfo zone, EvidencePictures pictures, LaneFaults faults) : IRecordTrail
{
    /// <summary>Told when an event could not be made durable in time.</summary>
    internal Action<TimeSpan, string>? OnFailure { get; set; }

    /// <summary>Rehearsals; null: none.</summary>
    internal Outages? Outages { get; init; }

    /// <summary>The wall clock in the lane's time zone.</summary>
    internal DateTimeOffset LocalTime => TimeZoneInfo.ConvertTime(clock.Now().Wall, zone);

    /// <summary>How far it can be believed.</summary>
    internal ClockState Clock => Outages is { Clock.IsOn: true } ? ClockState.Unknown : clock.Now().Clock;

    /// <summary>Records a decision.</summary>
    /// <returns>True when the barrier may open: the event is durable, or the policy is to open all the same.</returns>
    internal bool Decision(TimeSpan at, Sighting sighting, AccessDecision decision, PlateReading? best, FrameLease? frame)
    {
        var outcome = writer.Append(new GateEvent
        {
            Time = Stamp(),
            Kind = GateEventKind.Sighting,
            Text = decision.Explanation,
            Sighting = sighting,
            Decision = decision,
            Images = Pictures(at, best, frame),
        });
        if (Outages is { Journal.IsOn: true })
            outcome = outcome with { Status = JournalStatus.TimedOut, Message = "rehearsal: the disk counts as too slow; the event is kept" };
        if (!outcome.IsDurable)
            OnFailure?.Invoke(at, outcome.Message);
        return outcome.MayOpen(options);
    }

    /// <summary>Records what a person did, before it is done. Not on the lane's thread: it waits for the disk.</summary>
    /// <exception cref="ReadStoreFaultException">It is not on disk within the journal's budget.</exception>
    public void Audit(string text)
    {
        var outcome = writer.Append(new GateEvent { Time = Stamp(), Kind = GateEventKind.Audit, Text = text });
        if (!outcome.IsDurable)
            throw new ReadStoreFaultException(ReadStoreFaultKind.IoError, $"nothing was done, because it could not be recorded: {outcome.Message}");
    }

    /// <summary>Records behind the lane what a person did without this program.</summary>
    internal void Changed(string text) => Post(GateEventKind.Audit, text);

    internal void Barrier(in BarrierReport report) => Post(report.IsAlarm ? GateEventKind.Alarm : GateEventKind.Barrier, report.Describe());

    internal void Alarm(TimeSpan at, string text) => Post(GateEventKind.Alarm, text);

    internal void Notice(TimeSpan at, string text) => Post(GateEventKind.System, text);

    /// <summary>Something for a person to look at when there is time, with pictures.</summary>
    internal void Report(string text, IReadOnlyDictionary<string, byte[]> images) =>
        writer.Post(new GateEvent { Time = Stamp(), Kind = GateEventKind.System, Text = text, Images = images });

    /// <summary>Somebody did something, and it is on disk before this returns.</summary>
    /// <returns>False when it could not be made durable in time.</returns>
    internal bool TryRecordPerson(string text) =>
        writer.Append(new GateEvent { Time = Stamp(), Kind = GateEventKind.Audit, Text = text }).IsDurable;

    /// <summary>The same, behind the lane.</summary>
    internal void NotePerson(string text) => Post(GateEventKind.Audit, text);

    // A decision counts without its pictures.
    private IReadOnlyDictionary<string, byte[]> Pictures(TimeSpan at, PlateReading? best, FrameLease? frame)
    {
        try
        {
            return pictures.Take(best, frame);
        }
        catch (Exception error)
        {
            faults.Add(LaneStage.Pictures, at, error);
            return System.Collections.Frozen.FrozenDictionary<string, byte[]>.Empty;
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

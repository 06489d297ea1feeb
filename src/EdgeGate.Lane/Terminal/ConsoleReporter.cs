using System.Globalization;
using EdgeGate.Access.Tracking;
using EdgeGate.Barrier;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Plates;
using EdgeGate.Lane.Cabinet;
using EdgeGate.Lane.News;

namespace EdgeGate.Lane.Terminal;

/// <summary>Tells a person at a terminal what the lane does, one line each. Safe from several threads.</summary>
/// <param name="output">Where the lines go.</param>
/// <param name="start">Lane time that is shown as 00:00.</param>
public sealed class ConsoleReporter(TextWriter output, TimeSpan start) : ILaneObserver
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, AccessVerdict> _verdicts = [];

    /// <summary>Counts so far.</summary>
    public LaneSummary Summary { get; } = new();

    /// <summary>How lines are written.</summary>
    public TerminalText Lines { get; init; } = TerminalText.Here;

    /// <summary>What the cabinet's display shows; null: there is none.</summary>
    public CabinetState? Cabinet { get; set; }

    /// <summary>False where the barrier is simulated: it tells of its lines by itself. Its alarms are told all the same.</summary>
    public bool TellsBarrier { get; set; } = true;

    /// <summary>Shows times from another moment on: a recording begins at zero.</summary>
    public void StartAt(TimeSpan moment) => start = moment;

    public void OnDecision(TimeSpan at, in TrackUpdate update, AccessDecision decision)
    {
        var sighting = update.Sighting;
        Count(sighting.Track, decision.Verdict);
        Cabinet?.Decided(sighting.Text, decision.Verdict);
        var read = string.Create(
            CultureInfo.InvariantCulture,
            $"{Plate(sighting.Text)}  {(sighting.Region.Length > 0 ? RegionText.Of(sighting.Region, sighting.RegionConfidence) + ", " : "")}{sighting.Confidence * 100:0.0} %, {sighting.Agreeing} of {sighting.Readings} readings, {Spoken(sighting.Direction)}");
        Line(at, update.Kind == TrackUpdateKind.Revised ? "sighting*" : "sighting", read, sighting.Text);
        Line(at, decision.Verdict switch
        {
            AccessVerdict.Grant => "GRANTED",
            AccessVerdict.Deny => "DENIED",
            _ => "ignored",
        }, decision.Explanation, sighting.Text, $"{Plate(sighting.Text)} ({decision.Reason})");
    }

    public void OnVehicle(TimeSpan at, in VehicleNews news)
    {
        var (plate, step) = (news.Fact.Plate, news.Fact.Step);
        Count(step);
        Cabinet?.Followed(plate, step);
        switch (step)
        {
            case VehicleStep.Commanded when news.Fact.Cause != VehicleCause.None:
                Line(at, "opening", news.Text, plate);
                break;
            case VehicleStep.Opened:
                Line(at, "opened", Plate(plate), plate);
                break;
            case VehicleStep.Passed:
                Line(at, "passed", Plate(plate), plate);
                break;
            case VehicleStep.DidNotOpen or VehicleStep.BackedAway or VehicleStep.DidNotPass:
                Line(at, "not in", news.Text, plate);
                break;
        }
    }

    public void OnLeft(TimeSpan at, Sighting sighting) => Line(at, "left", Plate(sighting.Text), sighting.Text);

    public void OnBarrier(in BarrierReport report)
    {
        if (TellsBarrier && !report.IsAlarm)
            Line(report.At, "barrier", report.Describe());
    }

    public void OnAlarm(TimeSpan at, Phrase said, VehicleNews? about = null, Phrase? unnamed = null)
    {
        lock (_gate)
            Summary.Alarms++;
        Cabinet?.Alarm(at, said.English);
        Line(at, "ALARM", said.English, about?.Fact.Plate ?? "", unnamed?.English);
    }

    public void OnNotice(TimeSpan at, Phrase said, bool recorded = false, Phrase? unnamed = null) =>
        Line(at, "notice", said.English, unnamed: unnamed?.English);

    /// <summary>Lines that are no news of the lane.</summary>
    public void Announce(IReadOnlyList<string> lines)
    {
        lock (_gate)
        {
            foreach (var line in lines)
                output.WriteLine(line);
            output.Flush();
        }
    }

    /// <summary>A change of one of the gate's lines.</summary>
    public void OnLine(TimeSpan at, string text) => Line(at, "line", text);

    private static string Plate(string text) => text.Length > 0 ? text : "(no readable plate)";

    private static string Spoken(Direction direction) => direction switch
    {
        Direction.Approaching => "approaching",
        Direction.Leaving => "leaving",
        Direction.PassingBy => "passing by",
        _ => "standing",
    };

    private void Count(long track, AccessVerdict verdict)
    {
        lock (_gate)
        {
            if (_verdicts.TryGetValue(track, out var before))
                Add(before, -1);
            else
                Summary.Vehicles++;
            _verdicts[track] = verdict;
            Add(verdict, 1);

            // Tracks are only revised while they are followed; what lies far back is final.
            if (_verdicts.Count > 64)
                _verdicts.Remove(_verdicts.Keys.Min());
        }
    }

    private void Count(VehicleStep step)
    {
        lock (_gate)
        {
            Summary.Passed += step == VehicleStep.Passed ? 1 : 0;
            Summary.BackedAway += step == VehicleStep.BackedAway ? 1 : 0;
            Summary.DidNotPass += step == VehicleStep.DidNotPass ? 1 : 0;
        }
    }

    private void Add(AccessVerdict verdict, int by)
    {
        switch (verdict)
        {
            case AccessVerdict.Grant: Summary.Granted += by; break;
            case AccessVerdict.Deny: Summary.Denied += by; break;
            default: Summary.Ignored += by; break;
        }
    }

    private void Line(TimeSpan at, string what, string text, string plate = "", string? unnamed = null)
    {
        var line = Lines.Format(at - start, what, text, plate, unnamed);
        lock (_gate)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }
}

using System.CommandLine;
using System.Globalization;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Records;
using EdgeGate.Domain.Writing;
using EdgeGate.Journal;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate events</c>: what happened, newest first; also while the lane runs.</summary>
internal static class EventsCommand
{
    // JSON names the pictures of an event, which come with their bytes: few at a time, whatever the limit.
    private const int PageWithImages = 20;

    internal static Command Create()
    {
        var config = CommonOptions.Config();
        var limit = new Option<int>("--limit")
        {
            Description = "At most this many, 1 to 1000.", DefaultValueFactory = _ => 20,
            HelpName = "N"
        };
        var plate = new Option<string?>("--plate")
        {
            Description = "Only vehicles with this plate; * stands for any characters, ? for one.",
            HelpName = "TEXT"
        };
        var kind = new Option<GateEventKind?>("--kind") { Description = "Only events of this kind." };
        var verdict = new Option<AccessVerdict?>("--verdict") { Description = "Only vehicles with this verdict." };
        var text = new Option<string?>("--text") { Description = "Only events whose sentence holds this.", HelpName = "TEXT" };
        var since = Moments.Option("--since", "Only events from this time on");
        var until = Moments.Option("--until", "Only events before this time");
        var before = new Option<long?>("--before")
        {
            Description = "Only events with a smaller number: the next page.",
            HelpName = "EVENT"
        };
        var json = CommonOptions.Json("One JSON object a line.");
        var command = new Command("events", "Show what happened, newest first.") { config, limit, plate, kind, verdict, text, since, until,
            before, json };
        command.SetAction(parsed => Failure.Guard(() => Run(
            parsed.GetValue(config),
            new EventSearch
            {
                Limit = parsed.GetValue(limit), Plate = parsed.GetValue(plate) ?? "", Kind = parsed.GetValue(kind),
                Verdict = parsed.GetValue(verdict),
                Text = parsed.GetValue(text) ?? "", BeforeId = parsed.GetValue(before),
                Since = Moments.Parse("--since", parsed.GetValue(since), TimeProvider.System.GetUtcNow()),
                Until = Moments.Parse("--until", parsed.GetValue(until), TimeProvider.System.GetUtcNow()),
            },
            parsed.GetValue(json))));
        return command;
    }

    private static int Run(string? config, EventSearch search, bool json)
    {
        if (search.Limit is < 1 or > 1000)
            throw new SetupException($"--limit {search.Limit}: it takes 1 to 1000");
        using var open = OpenRecords.Open(config);
        for (var left = search.Limit; left > 0;)
        {
            var page = open.Records.Search(search with { Limit = json ? Math.Min(left, PageWithImages) : left, WithImages = json });
            var outcomes = page.Outcomes.ToDictionary(outcome => outcome.Event, outcome => outcome.Fact);
            foreach (var gateEvent in page.Events)
            {
                var outcome = outcomes.GetValueOrDefault(gateEvent.Id);
                if (json)
                    Terminal.Data.WriteLine(EventExport.ToJson(gateEvent, outcome));
                else
                    Console.WriteLine(Describe(gateEvent, outcome));
            }

            left -= page.Events.Count;
            if (page.Next is not { } next)
                break;
            search = search with { BeforeId = next };
        }

        return ExitCodes.Ok;
    }

    private static string Describe(GateEvent gateEvent, VehicleFact? outcome) => string.Create(
        CultureInfo.InvariantCulture,
        $"{gateEvent.Id,8}  {gateEvent.Time.Wall:yyyy-MM-dd HH:mm:ss}{(gateEvent.Time.Clock == ClockState.Unknown ? "?" : " ")}  {gateEvent.Kind,-8}  {Plain.Of(gateEvent.Text)}{(outcome is null ? "" : $" ({VehicleSentence.Outcome(outcome)})")}");
}

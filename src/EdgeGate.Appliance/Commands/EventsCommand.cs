using System.CommandLine;
using System.Globalization;
using EdgeGate.Domain.Events;
using EdgeGate.Journal;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate events</c>: what happened, newest first.</summary>
internal static class EventsCommand
{
    internal static Command Create()
    {
        var config = CommonOptions.Config();
        var limit = new Option<int>("--limit") { Description = "At most this many, 1 to 1000.", DefaultValueFactory = _ => 20, HelpName = "N" };
        var plate = new Option<string?>("--plate") { Description = "Only vehicles with exactly this plate.", HelpName = "TEXT" };
        var json = CommonOptions.Json("One JSON object a line.");
        var command = new Command("events", "Show what happened, newest first.") { config, limit, plate, json };
        command.SetAction(parsed => Failure.Guard(() => Run(
            parsed.GetValue(config), parsed.GetValue(limit), parsed.GetValue(plate), parsed.GetValue(json))));
        return command;
    }

    private static int Run(string? config, int limit, string? plate, bool json)
    {
        if (limit is < 1 or > 1000)
            throw new SetupException($"--limit {limit}: it takes 1 to 1000");
        using var journal = OpenJournal.ForReading(config);
        foreach (var gateEvent in journal.Store.Query(new EventQuery { Limit = limit, Plate = plate?.ToUpperInvariant() }))
            Console.WriteLine(json ? EventExport.ToJson(gateEvent) : Describe(gateEvent));
        return ExitCodes.Ok;
    }

    private static string Describe(GateEvent gateEvent) => string.Create(
        CultureInfo.InvariantCulture,
        $"{gateEvent.Id,8}  {gateEvent.Time.Wall:yyyy-MM-dd HH:mm:ss}{(gateEvent.Time.Clock == ClockState.Unknown ? "?" : " ")}  {gateEvent.Kind,-8}  {gateEvent.Text}");
}

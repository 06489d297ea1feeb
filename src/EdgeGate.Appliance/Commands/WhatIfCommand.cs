using System.CommandLine;
using System.Globalization;
using EdgeGate.Domain.Records;
using EdgeGate.Domain.Writing;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate whatif --set access.minConfidence=0.95</c>: recorded vehicles, decided on again by other rules.</summary>
internal static class WhatIfCommand
{
    internal static Command Create()
    {
        var config = CommonOptions.Config();
        var since = Moments.Option("--since", "Only events from this time on");
        var set = new Option<string[]>("--set")
        {
            Description =
            "A key of the section access with another value, such as access.minConfidence=0.95.", HelpName = "KEY=VALUE"
        };
        var list = new Option<string?>("--list") { Description = "Another access list, CSV.", HelpName = "FILE" };
        var json = CommonOptions.Json("One JSON object: vehicles, opened, shut, and each that changes.");
        var command = new Command("whatif", "Decide recorded vehicles again by other rules, and list what would change.") { config, since,
            set, list, json };
        command.SetAction(parsed => Failure.Guard(() => Run(
            parsed.GetValue(config),
            new WhatIfQuestion
            {
                Since = Moments.Parse("--since", parsed.GetValue(since), TimeProvider.System.GetUtcNow()),
                Settings = parsed.GetValue(set) ?? [],
                ListCsv = parsed.GetValue(list) is { } file ? ListsCommand.ReadFile(file) : null,
            },
            parsed.GetValue(json))));
        return command;
    }

    private static int Run(string? config, WhatIfQuestion question, bool json)
    {
        using var open = OpenRecords.Open(config);
        var report = open.Records.WhatIf(question);
        if (json)
        {
            JsonText.Print(line =>
            {
                line.WriteNumber("vehicles", report.Vehicles);
                line.WriteNumber("opened", report.Opened);
                line.WriteNumber("shut", report.Shut);
                line.WriteObjects("changed", report.Changed, vehicle =>
                {
                    line.WriteNumber("event", vehicle.Event.Id);
                    line.WriteString("plate", vehicle.Event.Sighting!.Text);
                    line.WriteString("then", vehicle.Then.Verdict.ToString());
                    line.WriteString("now", vehicle.Now.Verdict.ToString());
                    line.WriteString("reason", vehicle.Now.Explanation);
                });
            });
            return ExitCodes.Ok;
        }

        foreach (var vehicle in report.Changed)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{vehicle.Event.Id,8}  {vehicle.Event.Sighting!.Text,-10}  {(vehicle.Opens ? "would be let in" : "would not be let in")}: {Plain.Of(vehicle.Now.Explanation)}"));
        }

        Console.WriteLine(report.Summary);
        return ExitCodes.Ok;
    }
}

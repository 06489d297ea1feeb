using System.CommandLine;
using System.Globalization;
using EdgeGate.Domain.Records;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate whatif --set access.minConfidence=0.95</c>: recorded vehicles, decided on again by other rules.</summary>
internal static class WhatIfCommand
{
    internal static Command Create()
    {
        var config = CommonOptions.Config();
        var since = Moments.Option("--since", "Only events from this time on");
        var set = new Option<string[]>("--set") { Description = "A key of the section access with another value, such as access.minConfidence=0.95.", HelpName = "KEY=VALUE" };
        var list = new Option<string?>("--list") { Description = "Another access list, CSV.", HelpName = "FILE" };
        var command = new Command("whatif", "Decide recorded vehicles again by other rules, and list what would change.") { config, since, set, list };
        command.SetAction(parsed => Failure.Guard(() => Run(
            parsed.GetValue(config),
            new WhatIfQuestion
            {
                Since = Moments.Parse("--since", parsed.GetValue(since), TimeProvider.System.GetUtcNow()),
                Settings = parsed.GetValue(set) ?? [],
                ListCsv = parsed.GetValue(list) is { } file ? ListsCommand.ReadFile(file) : null,
            })));
        return command;
    }

    private static int Run(string? config, WhatIfQuestion question)
    {
        using var open = OpenRecords.Open(config);
        var report = open.Records.WhatIf(question);
        foreach (var vehicle in report.Changed)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{vehicle.Event.Id,8}  {vehicle.Event.Sighting!.Text,-10}  {(vehicle.Opens ? "would be let in" : "would not be let in")}: {vehicle.Now.Explanation}"));
        }

        Console.WriteLine(report.Summary);
        return ExitCodes.Ok;
    }
}

using System.CommandLine;
using System.Globalization;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Records;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate presence</c>: who is inside, and a way to put it right; also while the lane runs.</summary>
internal static class PresenceCommand
{
    internal static Command Create()
    {
        var config = CommonOptions.Config();
        var add = new Option<string?>("--add") { Description = "This vehicle is inside, although nobody saw it pass.", HelpName = "PLATE" };
        var remove = new Option<string?>("--remove")
        {
            Description =
            "This vehicle is not inside; \"\" for one whose plate could not be read.", HelpName = "PLATE"
        };
        var clear = new Option<bool>("--clear") { Description = "Nobody is inside." };
        var reason = new Option<string?>("--reason")
        {
            Description =
            "Why; with --add, --remove and --clear. It is kept in the journal with your name.", HelpName = "TEXT"
        };
        var json = CommonOptions.Json("One JSON object.");
        var command = new Command("presence", "Who is inside, and a way to put it right.") { config, add, remove, clear, reason, json };
        command.SetAction(parsed => Failure.Guard(() => Run(
            parsed.GetValue(config), Order(parsed.GetValue(add), parsed.GetValue(remove), parsed.GetValue(clear), parsed.GetValue(reason)),
            parsed.GetValue(json))));
        return command;
    }

    private static PresenceOrder? Order(string? add, string? remove, bool clear, string? reason)
    {
        var acts = (add is null ? 0 : 1) + (remove is null ? 0 : 1) + (clear ? 1 : 0);
        if (acts > 1)
            throw new SetupException("--add, --remove and --clear exclude one another: give one at a time");
        if (acts == 0)
            return reason is null ? null : throw new SetupException("--reason goes with --add, --remove or --clear");
        if (string.IsNullOrWhiteSpace(reason))
            throw new SetupException("--reason is missing: say why, in a few words; it is kept in the journal with your name");
        var act = clear ? PresenceAct.Clear : add is null ? PresenceAct.Remove : PresenceAct.Add;
        return new(act, add ?? remove ?? "", OpenRecords.Who, reason);
    }

    private static int Run(string? config, PresenceOrder? order, bool json)
    {
        using var open = OpenRecords.Open(config);
        var report = order is null ? open.Records.Presence() : open.Records.SetPresence(order);
        if (json)
            Console.WriteLine(PresenceJson.Write(report));
        else
            Print(report);
        return ExitCodes.Ok;
    }

    private static void Print(PresenceReport report)
    {
        if (!report.Counts)
        {
            Console.WriteLine("this lane does not count who is inside: access.antiPassback is off and access.capacity is 0");
            return;
        }

        foreach (var vehicle in report.Vehicles)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{vehicle.Plate,-12}  since {vehicle.Since:yyyy-MM-dd HH:mm:ss zzz}"));
        if (report.Unnamed > 0)
            Console.WriteLine($"{report.Unnamed} without a readable plate");
        Console.WriteLine($"{report.Total} inside{(report.Capacity > 0 ? $", {report.Capacity} places" : "")}");
    }
}

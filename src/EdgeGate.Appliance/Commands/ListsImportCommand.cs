using System.CommandLine;
using EdgeGate.Domain.Records;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate lists import FILE</c>: another list in force, from a USB stick for instance; also while the lane runs.</summary>
internal static class ListsImportCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "An access list, CSV; it replaces the one in force whole." };
        var config = CommonOptions.Config();
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would change." };
        var goodLines = new Option<bool>("--good-lines-only") { Description = "Leave bad lines out. By default one bad line refuses the list." };
        var wildcards = ListsCommand.Wildcards();
        var command = new Command("import", "Put another access list in force and record who did it.") { file, config, dryRun, goodLines, wildcards };
        command.SetAction(parsed => Failure.Guard(() => Run(
            parsed.GetValue(config), parsed.GetValue(file)!, 
            parsed.GetValue(dryRun), parsed.GetValue(goodLines), parsed.GetValue(wildcards))));
        return command;
    }

    private static int Run(string? config, string file, bool dryRun, bool goodLinesOnly, bool wildcards)
    {
        var csv = ListsCommand.ReadFile(file);
        using var open = OpenRecords.Open(config);
        var change = open.Records.ReplaceList(new ListOrder(csv, OpenRecords.Who, Path.GetFullPath(file))
        {
            DryRun = dryRun, GoodLinesOnly = goodLinesOnly, ConfirmWildcards = wildcards,
        });
        foreach (var error in change.Errors)
            Console.Error.WriteLine($"{file}: {error}");
        foreach (var warning in change.Warnings)
            Console.WriteLine($"{file}: note: {warning}");
        foreach (var ban in change.LostBans)
            Console.WriteLine($"{file}: note: no longer denied: {ban}");
        foreach (var entry in change.ToConfirm)
            Console.Error.WriteLine($"{file}: to be confirmed: {entry} with --wildcards");
        var usable = (change.Errors.Count == 0 || goodLinesOnly) && change.ToConfirm.Count == 0;
        var state = change.Applied ? "in force" : dryRun && usable ? "would be in force" : "not taken over";
        Console.WriteLine($"{file}: {change.Entries} entries, {state}: {change.Summary}");
        return change.Applied || (dryRun && usable && change.Errors.Count == 0) ? ExitCodes.Ok : ExitCodes.Failed;
    }
}

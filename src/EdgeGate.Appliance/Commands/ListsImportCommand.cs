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
        var goodLines = new Option<bool>("--good-lines-only")
        {
            Description =
            "Leave bad lines out. By default one bad line refuses the list."
        };
        var wildcards = ListsCommand.Wildcards();
        var json = CommonOptions.Json("One JSON object: whether it is in force, counts, plates, errors, notes.");
        var command = new Command("import", "Put another access list in force and record who did it.") { file, config, dryRun, goodLines,
            wildcards, json };
        command.SetAction(parsed => Failure.Guard(() => Run(
            parsed.GetValue(config), parsed.GetValue(file)!,
            parsed.GetValue(dryRun), parsed.GetValue(goodLines), parsed.GetValue(wildcards), parsed.GetValue(json))));
        return command;
    }

    private static int Run(string? config, string file, bool dryRun, bool goodLinesOnly, bool wildcards, bool json)
    {
        var csv = ListsCommand.ReadFile(file);
        using var open = OpenRecords.Open(config);
        var change = open.Records.ReplaceList(new ListOrder(csv, OpenRecords.Who, Path.GetFullPath(file))
        {
            DryRun = dryRun, GoodLinesOnly = goodLinesOnly, ConfirmWildcards = wildcards,
        });
        var usable = (change.Errors.Count == 0 || goodLinesOnly) && change.ToConfirm.Count == 0;
        var exit = change.Applied || (dryRun && usable && change.Errors.Count == 0) ? ExitCodes.Ok : ExitCodes.Failed;
        if (json)
        {
            Print(file, change);
            return exit;
        }

        foreach (var error in change.Errors)
            Console.Error.WriteLine($"{file}: {error}");
        foreach (var warning in change.Warnings)
            Console.WriteLine($"{file}: note: {warning}");
        foreach (var ban in change.LostBans)
            Console.WriteLine($"{file}: note: no longer denied: {ban}");
        foreach (var entry in change.ToConfirm)
            Console.Error.WriteLine($"{file}: to be confirmed: {entry} with --wildcards");
        var state = change.Applied ? "in force" : dryRun && usable ? "would be in force" : "not taken over";
        Console.WriteLine($"{file}: {change.Entries} entries, {state}: {change.Summary}");
        return exit;
    }

    private static void Print(string file, ListChange change) => JsonText.Print(line =>
    {
        line.WriteString("file", file);
        line.WriteBoolean("applied", change.Applied);
        line.WriteNumber("entries", change.Entries);
        line.WriteTexts("added", change.AddedPlates);
        line.WriteTexts("removed", change.RemovedPlates);
        line.WriteTexts("changed", change.ChangedPlates);
        line.WriteTexts("noLongerDenied", change.LostBans);
        line.WriteTexts("toConfirm", change.ToConfirm);
        line.WriteTexts("lookAlikes", change.LookAlikes);
        line.WriteTexts("errors", change.Errors);
        line.WriteTexts("notes", change.Warnings);
    });
}

using System.CommandLine;
using EdgeGate.Access.Lists;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Records.Lists;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate lists</c>: look at an access list, check a file, put another list in force.</summary>
internal static class ListsCommand
{
    internal static Command Create() => new("lists", "Access lists.")
    {
        Check(), ListsShowCommand.Create(), ListsImportCommand.Create(), ListsExportCommand.Create(),
    };

    /// <summary>A list file's bytes.</summary>
    /// <exception cref="SetupException">It cannot be read.</exception>
    internal static byte[] ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"{path}: cannot be read: {e.Message}");
        }
    }

    private static Command Check()
    {
        var file = new Argument<string>("FILE") { Description = "An access list, CSV." };
        var wildcards = Wildcards();
        var json = CommonOptions.Json("One JSON object: file, ok, counts, errors, notes, look-alikes.");
        var check = new Command("check", "Report every bad line and every pair of look-alike entries.") { file, wildcards, json };
        check.SetAction(parsed => Failure.Guard(() => Check(parsed.GetValue(file)!, parsed.GetValue(wildcards), parsed.GetValue(json))));
        return check;
    }

    /// <summary>Says that a person has seen the entries with question marks.</summary>
    internal static Option<bool> Wildcards() => new("--wildcards")
    {
        Description = "Entries with ? are meant: any character counts there. By default a new one stops the import, since spreadsheets write ? for letters that they lose.",
    };

    private static int Check(string path, bool wildcards, bool json)
    {
        var import = ListCsv.Import(new MemoryStream(ReadFile(path)), RecogniserAlphabet.Of(new EdgeGateOptions()));
        var list = new AccessList(import.Entries);
        var open = wildcards ? 0 : import.Entries.Count(entry => entry.HasOpenPlaces);
        var exit = import.IsClean && open == 0 ? ExitCodes.Ok : ExitCodes.Failed;
        if (json)
        {
            JsonText.Print(line =>
            {
                line.WriteString("file", path);
                line.WriteBoolean("ok", exit == ExitCodes.Ok);
                line.WriteNumber("entries", import.Entries.Count);
                line.WriteNumber("toConfirm", open);
                line.WriteTexts("errors", import.Errors.Select(error => error.ToString()));
                line.WriteTexts("notes", import.Warnings.Select(warning => warning.ToString()));
                line.WriteObjects("lookAlikes", list.Conflicts, pair =>
                {
                    line.WriteString("first", pair.First.Describe());
                    line.WriteString("second", pair.Second.Describe());
                });
            });
            return exit;
        }

        foreach (var error in import.Errors)
            Console.Error.WriteLine($"{path}: {error}");
        foreach (var warning in import.Warnings)
            Console.WriteLine($"{path}: note: {warning}");
        foreach (var conflict in list.Conflicts)
            Console.WriteLine($"{path}: look-alikes: {conflict.First.Describe()} and {conflict.Second.Describe()}; neither is matched with tolerance");
        Console.WriteLine($"{path}: {import.Entries.Count} good entries, {import.ErrorCount} bad lines, {list.Conflicts.Count} look-alike pairs");
        if (open > 0)
            Console.Error.WriteLine($"{path}: {open} entries with ?, see above; correct them, or add --wildcards here and at the import when they are meant");
        return exit;
    }
}

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
        var check = new Command("check", "Report every bad line and every pair of look-alike entries.") { file, wildcards };
        check.SetAction(parsed => Failure.Guard(() => Check(parsed.GetValue(file)!, parsed.GetValue(wildcards))));
        return check;
    }

    /// <summary>Says that a person has seen the entries with question marks.</summary>
    internal static Option<bool> Wildcards() => new("--wildcards")
    {
        Description = "Entries with ? are meant: any character counts there. By default a new one stops the import, since spreadsheets write ? for letters that they lose.",
    };

    private static int Check(string path, bool wildcards)
    {
        var import = ListCsv.Import(new MemoryStream(ReadFile(path)), RecogniserAlphabet.Of(new EdgeGateOptions()));
        foreach (var error in import.Errors)
            Console.Error.WriteLine($"{path}: {error}");
        foreach (var warning in import.Warnings)
            Console.WriteLine($"{path}: note: {warning}");
        var list = new AccessList(import.Entries);
        foreach (var conflict in list.Conflicts)
            Console.WriteLine($"{path}: look-alikes: {conflict.First.Describe()} and {conflict.Second.Describe()}; neither is matched with tolerance");
        Console.WriteLine($"{path}: {import.Entries.Count} good entries, {import.Errors.Count} bad lines, {list.Conflicts.Count} look-alike pairs");
        var open = wildcards ? 0 : import.Entries.Count(entry => entry.HasOpenPlaces);
        if (open > 0)
            Console.Error.WriteLine($"{path}: {open} entries with ?, see above; correct them, or add --wildcards here and at the import when they are meant");
        return import.IsClean && open == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }
}

using System.CommandLine;
using EdgeGate.Access.Lists;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate lists check FILE</c>: every bad line, and every pair of entries that a tolerance could confuse.</summary>
internal static class ListsCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "An access list, CSV." };
        var check = new Command("check", "Report every bad line and every pair of look-alike entries.") { file };
        check.SetAction(parsed => Check(parsed.GetValue(file)!));
        return new Command("lists", "Access lists.") { check };
    }

    private static int Check(string path)
    {
        ListImport import;
        try
        {
            using var stream = File.OpenRead(path);
            import = ListCsv.Import(stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"edgegate: {path}: cannot be read: {e.Message}");
            return ExitCodes.Failed;
        }

        foreach (var error in import.Errors)
            Console.Error.WriteLine($"{path}: {error}");
        foreach (var warning in import.Warnings)
            Console.WriteLine($"{path}: note: {warning}");
        var list = new AccessList(import.Entries);
        foreach (var conflict in list.Conflicts)
            Console.WriteLine($"{path}: look-alikes: {conflict.First.Describe()} and {conflict.Second.Describe()}; neither is matched with tolerance");
        Console.WriteLine($"{path}: {import.Entries.Count} good entries, {import.Errors.Count} bad lines, {list.Conflicts.Count} look-alike pairs");
        return import.IsClean ? ExitCodes.Ok : ExitCodes.Failed;
    }
}

using System.CommandLine;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Writing;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate lists export FILE</c>: the list in force as a CSV file that can be edited and imported again.</summary>
internal static class ListsExportCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Where to." };
        var config = CommonOptions.Config();
        var command = new Command("export", "Write the access list in force to a CSV file.") { file, config };
        command.SetAction(parsed => Failure.Guard(() => Run(parsed.GetValue(config), parsed.GetValue(file)!)));
        return command;
    }

    private static int Run(string? config, string file)
    {
        using var open = OpenRecords.Open(config);
        try
        {
            WholeFile.Replace(file, open.Records.ListCsv());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"{file}: cannot be written: {e.Message}");
        }

        Console.WriteLine($"{open.Records.List("", 0, 1).Total} rows written to {file}");
        return ExitCodes.Ok;
    }
}

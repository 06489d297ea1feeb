using System.CommandLine;
using EdgeGate.Domain.Events;
using EdgeGate.Journal;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate export FILE</c>: every event, as CSV or JSON lines by the file's name.</summary>
internal static class ExportCommand
{
    internal static Command Create()
    {
        var config = CommonOptions.Config();
        var file = new Argument<string>("FILE") { Description = "Where to: a name that ends in .csv or .jsonl. An existing file is replaced once the new one is whole." };
        var command = new Command("export", "Write every event to a file, CSV or JSON lines.") { file, config };
        command.SetAction(parsed => Failure.Guard(() => Run(parsed.GetValue(config), parsed.GetValue(file)!)));
        return command;
    }

    private static int Run(string? config, string file)
    {
        var csv = file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
        if (!csv && !file.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
            throw new SetupException($"{file}: the name has to end in .csv or .jsonl");
        using var journal = OpenJournal.ForReading(config);
        var part = file + ".part";
        try
        {
            using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write))
            {
                var events = EventExport.Read(journal.Store, new EventQuery());
                if (csv)
                {
                    using var writer = new StreamWriter(stream, new System.Text.UTF8Encoding(true), leaveOpen: true);
                    EventExport.Csv(events, writer);
                }
                else
                {
                    EventExport.JsonLines(events, stream);
                }

                stream.Flush(flushToDisk: true);
            }

            File.Move(part, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"{file}: cannot be written: {e.Message}");
        }

        Console.WriteLine($"{journal.Store.Count} events written to {file}");
        return ExitCodes.Ok;
    }
}

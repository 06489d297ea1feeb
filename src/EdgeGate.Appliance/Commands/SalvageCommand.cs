using System.CommandLine;
using System.Globalization;
using EdgeGate.Appliance.Composition;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Journal;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate salvage STORE --to FOLDER</c>: what can still be read of a journal that was damaged and set aside.</summary>
internal static class SalvageCommand
{
    internal static Command Create()
    {
        var store = new Argument<string>("STORE")
        {
            Description =
            "The folder of a journal that was set aside, such as store.damaged-20261130-081500; or a file in it."
        };
        var target = new Option<string>("--to")
        {
            Description =
            "A folder, such as a mounted USB stick: what is found becomes a new folder in it.", Required = true, HelpName = "FOLDER"
        };
        var command = new Command("salvage", "Read what can still be read of a damaged journal, event by event.") { store, target };
        command.SetAction(parsed => Failure.Guard(() => Run(parsed.GetValue(store)!, parsed.GetValue(target)!)));
        return command;
    }

    private static int Run(string store, string target)
    {
        var folder = File.Exists(store) ? Path.GetDirectoryName(Path.GetFullPath(store))! : store;
        if (!Directory.Exists(folder))
            throw new SetupException($"{store}: no such folder; journals that were set aside lie beside the one in use, as store.damaged-...");
        if (!Directory.Exists(target))
            throw new SetupException($"{target}: no such folder; mount the stick first");
        using var platform = PlatformEntry.Create();
        using var progress = new ProgressLine("reading the journal", Terminal.Watched, TimeProvider.System);
        try
        {
            var sink = new FolderSink(target,
                $"edgegate-salvaged-{TimeProvider.System.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}");
            var summary = EventBundle.WriteSalvaged(platform.Stores.Salvage(folder), sink);
            sink.Finish();
            progress.Clear();
            Console.WriteLine($"{summary.Events} events and {summary.Images} pictures, {summary.Bytes / 1e6:0.0} MB, salvaged to {sink.Folder}");
            return summary.Events > 0 ? ExitCodes.Ok : throw new SetupException($"{folder}: not one event could be read");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"{target}: cannot be written: {e.Message}");
        }
    }
}

using System.CommandLine;
using EdgeGate.Appliance.Benchmarks;
using EdgeGate.Appliance.Composition;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain;

namespace EdgeGate.Appliance.Commands;

/// <summary>
/// <c>edgegate bench</c>: what a frame costs on this machine; with <c>--journal</c>, what the gate's books cost on its disk.
/// </summary>
internal static class BenchCommand
{
    internal static Command Create()
    {
        var json = CommonOptions.Json("One JSON object.");
        var picture = new Option<string?>("--picture")
        {
            Description = "A picture with a plate; default: the one that is installed.",
            HelpName = "FILE"
        };
        var frames = new Option<int>("--frames")
        {
            Description = "Frames measured, 20 to 100000.", DefaultValueFactory = _ => 300,
            HelpName = "N"
        };
        var journal = new Option<bool>("--journal") { Description = "Measure the journal, the list and the way to the contact instead." };
        var events = new Option<int>("--events")
        {
            Description =
            "With --journal: events in the journal of which pages are asked for, 10000 to 10000000.", DefaultValueFactory = _ =>
            100_000, HelpName = "N"
        };
        var directory = new Option<string>("--directory")
        {
            Description =
            "With --journal: a folder on the disk to measure; default: the present one.", DefaultValueFactory = _ =>
            ".", HelpName = "FOLDER"
        };
        var command = new Command("bench", "Medians for each stage and end to end, start-up, memory, allocations for each frame.") { json,
            picture, frames, journal, events, directory };
        command.SetAction(parsed => Failure.Guard(() =>
        {
            var count = parsed.GetValue(frames);
            if (count is < 20 or > 100_000)
                throw new SetupException($"--frames {count}: it takes 20 to 100000");
            using var platform = PlatformEntry.Create();
            if (parsed.GetValue(journal))
                return Journal(platform, parsed.GetValue(directory)!, parsed.GetValue(events), parsed.GetValue(json));
            using var progress = new ProgressLine("measuring", Terminal.Watched, TimeProvider.System);
            var result = LaneBench.Run(platform, parsed.GetValue(picture) ?? InstalledFiles.SelfTestPicture, count, TimeProvider.System);
            progress.Clear();
            Console.WriteLine(parsed.GetValue(json) ? result.ToJson() : result.ToText());
            return ExitCodes.Ok;
        }));
        return command;
    }

    private static int Journal(IPlatform platform, string directory, int events, bool json)
    {
        if (events is < 10_000 or > 10_000_000)
            throw new SetupException($"--events {events}: it takes 10000 to 10000000");
        using var progress = new ProgressLine("measuring the journal", Terminal.Watched, TimeProvider.System);
        var result = JournalBench.Run(platform.Stores, directory, events, TimeProvider.System) with
        {
            Machine = LaneBench.MachineName(),
            Platform = platform.Name
        };
        progress.Clear();
        Console.WriteLine(json ? result.ToJson() : result.ToText());
        return ExitCodes.Ok;
    }
}

using System.CommandLine;
using EdgeGate.Appliance.Benchmarks;
using EdgeGate.Appliance.Composition;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate bench</c>: what a frame costs on this machine.</summary>
internal static class BenchCommand
{
    internal static Command Create()
    {
        var json = CommonOptions.Json("One JSON object.");
        var picture = new Option<string?>("--picture") { Description = "A picture with a plate; default: the one that is installed.", HelpName = "FILE" };
        var frames = new Option<int>("--frames") { Description = "Frames measured, 20 to 100000.", DefaultValueFactory = _ => 300, HelpName = "N" };
        var command = new Command("bench", "Medians for each stage and end to end, start-up, memory, allocations for each frame.") { json, picture, frames };
        command.SetAction(parsed => Failure.Guard(() =>
        {
            var count = parsed.GetValue(frames);
            if (count is < 20 or > 100_000)
                throw new SetupException($"--frames {count}: it takes 20 to 100000");
            using var platform = PlatformEntry.Create();
            var result = LaneBench.Run(platform, parsed.GetValue(picture) ?? LaneBench.InstalledPicture, count, TimeProvider.System);
            Console.WriteLine(parsed.GetValue(json) ? result.ToJson() : result.ToText());
            return ExitCodes.Ok;
        }));
        return command;
    }
}

using System.CommandLine;
using EdgeGate.Appliance.Composition;
using EdgeGate.Configuration.Options;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate version</c>: what is installed, for a support call.</summary>
internal static class VersionCommand
{
    internal static Command Create()
    {
        var command = new Command("version", "What is installed: program, platform, models.");
        command.SetAction(_ =>
        {
            Console.WriteLine($"edgegate {ProgramVersion.Text}");
            using var platform = PlatformEntry.Create();
            Console.WriteLine($"platform {platform.Name}, runtime {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}");
            foreach (var line in ModelFolder.Describe(InstalledFiles.Models))
                Console.WriteLine(line);
            return ExitCodes.Ok;
        });
        return command;
    }
}

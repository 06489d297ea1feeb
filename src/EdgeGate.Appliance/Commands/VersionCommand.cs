using System.CommandLine;
using System.Reflection;
using EdgeGate.Appliance.Composition;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate version</c>: what is installed, for a support call.</summary>
internal static class VersionCommand
{
    internal static string Version { get; } =
        typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    internal static Command Create()
    {
        var command = new Command("version", "What is installed: program, platform, models.");
        command.SetAction(_ =>
        {
            Console.WriteLine($"edgegate {Version}");
            using var platform = PlatformEntry.Create();
            Console.WriteLine($"platform {platform.Name}, runtime {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}");
            foreach (var line in ModelFolder.Describe(ModelFolder.Default))
                Console.WriteLine(line);
            return ExitCodes.Ok;
        });
        return command;
    }
}

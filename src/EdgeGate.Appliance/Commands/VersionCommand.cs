using System.CommandLine;
using EdgeGate.Appliance.Composition;
using EdgeGate.Configuration.Options;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate version</c>: what is installed, for a support call.</summary>
internal static class VersionCommand
{
    internal static Command Create()
    {
        var json = CommonOptions.Json("One JSON object.");
        var command = new Command("version", "What is installed: program, platform, models.") { json };
        command.SetAction(parsed => Failure.Guard(() =>
        {
            using var platform = PlatformEntry.Create();
            var runtime = System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription;
            var models = ModelFolder.Describe(InstalledFiles.Models);
            if (parsed.GetValue(json))
            {
                JsonText.Print(line =>
                {
                    line.WriteString("version", ProgramVersion.Text);
                    line.WriteString("platform", platform.Name);
                    line.WriteString("runtime", runtime);
                    line.WriteTexts("models", models);
                });
                return ExitCodes.Ok;
            }

            Console.WriteLine($"edgegate {ProgramVersion.Text}");
            Console.WriteLine($"platform {platform.Name}, runtime {runtime}");
            foreach (var line in models)
                Console.WriteLine(line);
            return ExitCodes.Ok;
        }));
        return command;
    }
}

using System.CommandLine;
using EdgeGate.Appliance.Composition;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Configuration.Schema;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate init</c>: a commented configuration to begin with, and its schema beside it.</summary>
internal static class InitCommand
{
    internal static Command Create()
    {
        var config = new Option<string>("--config")
        {
            Description = "Where to write it.", HelpName = "FILE", DefaultValueFactory = _ => CommonOptions.DefaultConfig,
        };
        var command = new Command("init", "Write a commented configuration to begin with; never over an existing one.") { config };
        command.SetAction(parsed => Failure.Guard(() => Run(parsed.GetValue(config)!)));
        return command;
    }

    private static int Run(string path)
    {
        using var platform = PlatformEntry.Create();
        var set = new Dictionary<string, string>(StringComparer.Ordinal);

        // What the machine shows is set; what only a person can know, the wiring above all, stays empty.
        if (platform.Cameras.Enumerate() is [var camera, ..])
            set["capture.source"] = Quoted.Json(camera.Split(' ')[0]);
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            Directory.CreateDirectory(folder);
            using (var file = new StreamWriter(new FileStream(path, FileMode.CreateNew)))
                file.Write(ExampleWriter.Write(set));
            File.WriteAllText(Path.Combine(folder, JsonSchemaWriter.FileName), JsonSchemaWriter.Write());
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new SetupException($"{path} exists and is left as it is; edgegate check looks at it");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"{path}: cannot be written: {e.Message}");
        }

        Console.WriteLine($"{path} written, with its schema beside it");
        Console.WriteLine("next: edgegate doctor shows cameras and lines; set gate.chip, gate.outputs.open.line, vision.regions and lane.list; edgegate check; edgegate commission --plate YOURS");
        return ExitCodes.Ok;
    }
}

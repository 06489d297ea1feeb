using System.CommandLine;
using System.Text.Json;
using EdgeGate.Appliance.Composition;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Imaging;
using EdgeGate.Lane.Inference;
using EdgeGate.Vision.Options;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate self-test</c>: whether this program, its libraries and its models read the picture that came with them.</summary>
internal static class SelfTestCommand
{
    internal static Command Create()
    {
        var command = new Command("self-test", "Read the installed picture and compare: program, libraries and models fit each other.");
        command.SetAction(_ => Failure.Guard(Run));
        return command;
    }

    private static int Run()
    {
        var picture = InstalledFiles.SelfTestPicture;
        var (text, region) = Expected(Path.Combine(Path.GetDirectoryName(picture)!, "expected.json"));
        using var platform = PlatformEntry.Create();
        using var vision = VisionFactory.Open(platform, "", VisionOptions.ForStills([region]), TimeProvider.System, NullLogger.Instance);
        string read;
        try
        {
            var plates = new StillReader(vision, platform.Imaging, TimeProvider.System).Read(picture, isCrop: false).Plates;
            read = plates.Count > 0 ? plates[0].GetText() : "no plate";
        }
        catch (ImageFormatException e)
        {
            throw new SetupException(e.Message);
        }

        if (read != text)
            throw new SetupException($"{picture}: read {read}, expected {text}; the program, its libraries and its models do not fit each other: install it again");
        Console.WriteLine($"self-test: read {read} on {vision.Backend}, as expected");
        return ExitCodes.Ok;
    }

    private static (string Text, string Region) Expected(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            return (document.RootElement.GetProperty("text").GetString()!, document.RootElement.GetProperty("region").GetString()!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException
            or KeyNotFoundException or InvalidOperationException)
        {
            throw new SetupException($"{file}: {e.Message}; install the program again");
        }
    }
}

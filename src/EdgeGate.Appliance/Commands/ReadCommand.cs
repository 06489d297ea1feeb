using System.CommandLine;
using EdgeGate.Access.Tracking;
using EdgeGate.Appliance.Composition;
using EdgeGate.Appliance.Reading;
using EdgeGate.Configuration.Keys;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Inference;
using EdgeGate.Lane.Inference;
using EdgeGate.Vision.Options;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate read</c>: the plates in still pictures.</summary>
internal static class ReadCommand
{
    /// <summary>Pictures of one vehicle that were taken together show its plate at one size: small ones are averaged.</summary>
    private const int FusedTogether = 5;

    internal static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description =
            "Pictures: JPEG, PNG or WebP; a folder means those in it, - standard input.", Arity = ArgumentArity.OneOrMore
        };
        var json = CommonOptions.Json("One JSON object a line for each file, in the order given.");
        var crops = new Option<bool>("--crops") { Description = "Each file is one plate; no detection." };
        var region = CommonOptions.Region();
        var noSr = new Option<bool>("--no-sr") { Description = "Read the plates as they are, without super-resolution." };
        var oneLook = new Option<bool>("--one-look")
        {
            Description =
            "One look at each picture, as a frame of a lane gets; else pictures that leave doubts are looked at again."
        };
        var below = new Option<float?>("--enhance-below")
        {
            Description =
            "Super-resolve plates lower than this, to measure; default: the shipped limit.", HelpName = "PIXELS"
        };
        var precision = new Option<string?>("--precision")
        {
            Description = "Which file of each model: int8, the shipped one, or fp32, to measure what rounding costs.", HelpName = "NAME"
        };
        var models = new Option<string?>("--models")
        {
            Description = "Folder of the models; default: the one beside the program.",
            HelpName = "DIR"
        };
        var together = new Option<int>("--together")
        {
            Description = "Each N files, in the order given, are pictures of one vehicle; a line for each vehicle says what they say together.",
            HelpName = "N", DefaultValueFactory = _ => 1,
        };
        together.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() is < 1 or > 1000)
                result.AddError("--together: give a number from 1 to 1000, for example --together 5");
        });
        var command = new Command("read", "Read the plates in still pictures.") { files, json, crops, together, oneLook, noSr, below,
            precision, region, models };
        command.SetAction(parsed => Failure.Guard(() => Run(
            parsed.GetValue(files)!, parsed.GetValue(json), parsed.GetValue(crops), parsed.GetValue(together),
            parsed.GetValue(models) ?? "",
            Options(CommonOptions.Regions(parsed.GetValue(region)), parsed.GetValue(together), parsed.GetValue(oneLook),
                !parsed.GetValue(noSr), parsed.GetValue(below), parsed.GetValue(precision)))));
        return command;
    }

    private static VisionOptions Options(string[] regions, int together, bool oneLook, bool superResolution, float? enhanceBelow,
        string? precision)
    {
        var options = oneLook ? new VisionOptions { Regions = regions } : VisionOptions.ForStills(regions);
        options = options with
        {
            SuperResolution = superResolution,
            FuseFrames = together > 1 ? FusedTogether : 1,
            EnhanceBelowHeight = enhanceBelow ?? options.EnhanceBelowHeight,
            Precision = precision ?? options.Precision,
        };
        var all = new EdgeGateOptions { Vision = options };
        return ConfigSchema.Keys.Select(key => (key.Path, Fault: key.Fault(all)))
            .FirstOrDefault(key => key.Fault is not null) is { Fault: { } fault, Path: var path }
            ? throw new SetupException($"{path}: {fault}") : options;
    }

    private static int Run(string[] words, bool json, bool crops, int together, string models, VisionOptions options)
    {
        using var arguments = new PictureArguments();
        var files = arguments.Expand(words, Console.OpenStandardInput);
        using var platform = PlatformEntry.Create();
        using var vision = VisionFactory.Open(platform, models, options, TimeProvider.System, NullLogger.Instance);
        var reader = new StillReader(vision, platform.Imaging, TimeProvider.System);
        using var standard = new StreamWriter(Console.OpenStandardOutput(), new System.Text.UTF8Encoding(false));
        TextWriter output = json ? standard : new PlainWriter(standard);
        var exit = ExitCodes.Ok;
        var burst = new Burst();
        // Where the lines themselves are on the terminal, they are the progress.
        using var progress = new ProgressLine("reading", Console.IsOutputRedirected ? Terminal.Watched : null, TimeProvider.System);
        // Words that give no picture belong to no vehicle.
        var (read, pictures, first) = (0, files.Count(file => file.Fault is null), "");
        foreach (var (path, file, fault) in files)
        {
            if (fault is not null)
            {
                Report(file, fault);
                continue;
            }

            if (read % together == 0)
                first = file;
            try
            {
                var result = reader.Read(path, crops);
                if (together > 1)
                {
                    if (result.Plates.Count > 0)
                        burst.Add(result.Plates[0]);
                }
                else
                    output.WriteLine(json ? ReadJson.Plates(file, result.Width, result.Height, result.Plates, result.Ms)
                        : ReadText.Describe(file, result.Plates));
            }
            catch (Exception e) when (e is not InferenceFaultException)
            {
                // Whatever one picture brings to fail, the next one may be good.
                Report(file, e is ImageFormatException ? e.Message.Replace(path, file, StringComparison.Ordinal)
                    : $"{file}: cannot be read ({e.Message.ReplaceLineEndings(" ")}); keep the picture and report it: this is a mistake in the program");
            }

            read++;
            if (together > 1 && (read % together == 0 || read == pictures))
            {
                var size = (read - 1) % together + 1;
                output.WriteLine(json ? ReadJson.Burst(first, size, burst.Fuse()) : ReadText.Describe(first, size, burst.Fuse()));
                burst.Reset();
                vision.Forget();
            }

            output.Flush();
            progress.Count(read);
        }

        output.Flush();
        return exit;

        void Report(string file, string message)
        {
            exit = ExitCodes.PartialInput;
            if (json)
                output.WriteLine(ReadJson.Error(file, message));
            else
            {
                progress.Clear();
                Console.Error.WriteLine(message);
            }
        }
    }
}

using System.CommandLine;
using EdgeGate.Appliance.Composition;
using EdgeGate.Capture;
using EdgeGate.Capture.Addresses;
using EdgeGate.Capture.Ffmpeg;
using EdgeGate.Capture.Sources;
using EdgeGate.Configuration;
using EdgeGate.Configuration.Options;
using EdgeGate.Domain.Writing;
using EdgeGate.Domain;
using EdgeGate.Domain.Cabinet;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Inference;
using EdgeGate.Journal;
using EdgeGate.Lane.Inference;
using EdgeGate.Records;
using EdgeGate.Vision.Options;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate doctor</c>: what works on this machine, and what to do about the rest.</summary>
internal static class DoctorCommand
{
    internal static Command Create()
    {
        var config = CommonOptions.Config();
        var json = CommonOptions.Json("One JSON object: fit, and each part with whether it is good and needed.");
        var command = new Command("doctor", "What works on this machine: cameras, lines, models, storage, clock.") { config, json };
        command.SetAction(parsed =>
            Failure.Guard(() => parsed.GetValue(json) ? ToJson(parsed.GetValue(config)) : Run(parsed.GetValue(config))));
        return command;
    }

    private static int Run(string? given) => Examine(
        CommonOptions.ConfigPath(given), limits => PlatformEntry.Create(limits), Console.Out);

    private static int ToJson(string? given)
    {
        var examination = new Examination(TextWriter.Null);
        var exit = Examine(CommonOptions.ConfigPath(given), limits => PlatformEntry.Create(limits), examination);
        JsonText.Print(json =>
        {
            json.WriteBoolean("fit", examination.IsFit);
            json.WriteObjects("parts", examination.Parts, part =>
            {
                json.WriteString("part", part.Name);
                json.WriteBoolean("good", part.IsGood);
                json.WriteBoolean("needed", part.IsNeeded);
                json.WriteString("message", part.How);
            });
            json.WriteTexts("runtimes", examination.Details.Where(detail => detail.Name == "runtime").Select(detail => detail.How));
        });
        return exit;
    }

    /// <summary>Looks at every part and tells of each.</summary>
    /// <param name="path">The configuration; null: none.</param>
    /// <param name="open">Opens the platform.</param>
    /// <param name="output">Where it is told.</param>
    /// <returns>The exit code.</returns>
    internal static int Examine(string? path, Func<InferenceLimits, IPlatform> open, TextWriter output) =>
        Examine(path, open, new Examination(output));

    private static int Examine(string? path, Func<InferenceLimits, IPlatform> open, Examination examination)
    {
        var options = new EdgeGateOptions();
        examination.Part("configuration", true, "what follows is about the defaults", () =>
        {
            var check = ConfigCheck.Of(path, () => open(InferenceLimits.Patient));
            options = check.Options;
            return (check.Errors.Count == 0, check.Errors.Count switch
            {
                0 => path is null ? "none: the defaults apply; edgegate init writes a file to begin with" : "no errors",
                1 => $"{check.Errors[0].Format(path ?? "")}; the lane does not start with it",
                var count => $"{count} errors, the first {check.Errors[0].Format(path ?? "")}; edgegate check shows all, and the lane does not start with them",
            });
        });
        IPlatform? opened = null;
        examination.Part("platform", true, "nothing below it can be looked at", () =>
        {
            opened = open(options.Inference.Limits);
            return (true, opened.Name);
        });
        using var platform = opened;
        if (platform is not null)
            Machine(examination, platform, options);
        examination.Part("storage", true, "no event could be recorded; set journal.directory to a folder that this user may write",
            () => Storage(options.State.Path));
        examination.Part("commissioned", false, "it counts as not commissioned", () => CommissionedFile.Load(options) is { } commissioned
            ? (true, FormattableString.Invariant($"{commissioned.TakenAt:yyyy-MM-dd}, plates {commissioned.PlateHeight:0} px high"))
            : (false, "not yet: edgegate commission --plate YOURS aims, focuses, and ends with a signed report"));
        examination.Part("clock", false, "it counts as unknown after a power cut", () =>
        {
            var signs = ClockSigns.Look();
            return (signs.IsSynchronised || signs.HasBatteryClock, signs.IsSynchronised ? "synchronised"
                : signs.HasBatteryClock ? "kept by a battery" : "unknown after a power cut; schedules then follow access.unknownClock");
        });
        return examination.IsFit ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static void Machine(Examination examination, IPlatform platform, EdgeGateOptions options)
    {
        var drives = options.Gate.Chip.Length > 0;
        var hasCamera = false;
        try
        {
            foreach (var runtime in platform.DescribeRuntimes())
                examination.Detail("runtime", runtime);
        }
        catch (Exception error)
        {
            examination.Part("runtimes", false, "which there are is not known; the models below say whether one works", () => throw error);
        }

        examination.Part("cameras", false, "a camera on this machine cannot be used; an rtsp:// address still can", () =>
        {
            var cameras = platform.Cameras.Enumerate();
            hasCamera = cameras.Count > 0;
            return (hasCamera, hasCamera ? string.Join("; ", cameras) : "none; plug one in, or set capture.source to an rtsp:// address");
        });
        examination.Part("lines", drives, drives ? "the barrier of gate.chip cannot be driven"
            : "this machine can only simulate a barrier until then", () =>
        {
            var chips = platform.Gates.Enumerate();
            return (chips.Count > 0, chips.Count > 0 ? string.Join("; ", chips) : "no GPIO chip; this machine can only simulate a barrier");
        });
        examination.Part("models", true, "no plate can be read", () => Models(platform, options));
        examination.Part("npu", true, "the CPU reads instead, if it can", () => DoctorNpu.Look(platform, options, out var message)
            ? (true, message) : (false, message));
        examination.Part("cabinet", false, "display, thermometer and expander stay dark", () => (true, Cabinet(platform, options)));
        examination.Part("decoder", false, "it has all rights of the lane", () => Decoder());
        if (CameraTrust.Remark(options) is { Length: > 0 } remark)
            examination.Part("certificate", false, "", () => (false, remark));
        if (hasCamera || !options.Capture.Source.StartsWith("/dev/", StringComparison.Ordinal))
            examination.Part("picture", false, "no picture came from capture.source; look at cable, power and password",
                () => Picture(platform, options));
    }

    /// <summary>How far this kernel confines the program that decodes a camera's pictures, and the NPU's.</summary>
    private static (bool, string) Decoder() =>
        Confinement.Probe() is not { } given ? (false, "this release has no edgegate-confine; video is decoded with all rights of the lane")
        : given;

    /// <summary>What answers on the configured bus; without one, which buses there are.</summary>
    private static string Cabinet(IPlatform platform, EdgeGateOptions options)
    {
        var buses = platform.Cabinets.Enumerate();
        if (options.Cabinet.Bus.Length == 0)
            return $"nothing configured (cabinet.bus); {(buses.Count > 0 ? $"buses: {string.Join(", ", buses)}" : "no I2C bus here")}";
        using var cabinet = platform.Cabinets.Open(options.Cabinet.ToSettings());
        var celsius = cabinet.ReadTemperature();
        return FormattableString.Invariant(
            $"display {(cabinet.TryShow(new byte[ICabinet.PictureBytes]) ? "answers" : "absent")}, thermometer {(celsius is { } degrees ? $"{degrees:0.0} °C" : "absent")}, expander {(cabinet.ReadExpander() is null ? "absent" : "answers")}");
    }

    /// <summary>Opens the configured source and waits for one picture: a camera that is listed may still give none.</summary>
    private static (bool, string) Picture(IPlatform platform, EdgeGateOptions options)
    {
        try
        {
            var address = SourceAddress.Parse(ConfigFiles.SourcePath(options));
            using var source = new FrameSources(platform.Cameras, platform.Imaging, options.Capture, TimeProvider.System,
                NullLogger.Instance, CameraTrust.Path(options)).Open(address);
            var status = source.Read(new FramePool(options.Capture.Buffers), TimeSpan.FromMilliseconds(options.Capture.FirstFrameLimitMs),
                out var frame);
            using (frame)
                return (frame is not null, frame is not null ? $"{address.Display}: {frame.Width} x {frame.Height}"
                    : $"{address.Display}: {status}; look at cable, power and password");
        }
        catch (CameraFaultException fault)
        {
            return (false, fault.Message);
        }
    }

    private static (bool, string) Models(IPlatform platform, EdgeGateOptions options)
    {
        try
        {
            using var vision = VisionFactory.Open(
                platform, options.ModelsFolder, new VisionOptions(), TimeProvider.System, NullLogger.Instance);
            return (true, $"{vision.DetectorManifest.Name} {vision.DetectorManifest.Version}, {vision.RecogniserManifest.Name} {vision.RecogniserManifest.Version} on {vision.Backend}");
        }
        catch (InferenceFaultException fault)
        {
            return (false, fault.Message);
        }
    }

    private static (bool, string) Storage(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
            var probe = Path.Combine(directory, ".doctor");
            WholeFile.CreateNew(probe).Dispose();
            File.Delete(probe);
            var free = new DriveInfo(directory).AvailableFreeSpace / 1_000_000;
            return (free >= 100, $"{directory}: {free} MB free");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (false, $"{directory}: {e.Message} Set journal.directory to a folder that this user may write.");
        }
    }
}

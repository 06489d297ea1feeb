using System.CommandLine;
using EdgeGate.Access.Tracking;
using EdgeGate.Appliance.Commissioning;
using EdgeGate.Appliance.Composition;
using EdgeGate.Capture;
using EdgeGate.Capture.Addresses;
using EdgeGate.Capture.Sources;
using EdgeGate.Commissioning;
using EdgeGate.Commissioning.Findings;
using EdgeGate.Commissioning.Reports;
using EdgeGate.Configuration;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Configuration.Reload;
using EdgeGate.Domain;
using EdgeGate.Domain.Frames;
using EdgeGate.Lane.Inference;
using EdgeGate.Vision;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate commission</c>: aim, focus, expose, ten passes of a known car, a signed report; on any terminal.</summary>
internal static class CommissionCommand
{
    internal static Command Create()
    {
        var config = CommonOptions.Config();
        var plate = new Option<string?>("--plate") { Description = "The plate of the car that you drive with.", HelpName = "TEXT" };
        var passes = new Option<int>("--passes")
        {
            Description = "Passes to drive, 1 to 100; fewer than 10 are a trial and never accepted.",
            DefaultValueFactory = _ => new CommissioningLimits().Passes, HelpName = "N"
        };
        var source = new Option<string?>("--source")
        {
            Description =
            "Instead of the configured camera: a video file, a folder, rtsp://..., /dev/videoN.", HelpName = "S"
        };
        var report = new Option<string>("--report")
        {
            Description = "Folder for the report; default: the current one.",
            DefaultValueFactory = _ => ".", HelpName = "DIR"
        };
        var technician = new Option<string>("--technician")
        {
            Description = "Your name, for the report.", DefaultValueFactory = _ => "",
            HelpName = "NAME"
        };
        var command = new Command("commission",
            "Aim, focus, expose and drive through on a terminal; ends with a signed acceptance report. Moves no barrier.")
        {
            config, plate, passes, source, report, technician, Verify(), Code(),
        };
        command.SetAction(parsed => Failure.Guard(() => Run(
            parsed.GetValue(config), parsed.GetValue(source), parsed.GetValue(plate), parsed.GetValue(passes), parsed.GetValue(report)!,
            parsed.GetValue(technician)!)));
        return command;
    }

    private static Command Verify()
    {
        var file = new Argument<string>("FILE") { Description = "A report, text or HTML." };
        var command = new Command("verify", "Check a report's signature and show the key that signed it.") { file };
        command.SetAction(parsed => Failure.Guard(() =>
        {
            var path = parsed.GetValue(file)!;
            try
            {
                if (SignedFile.Verify(File.ReadAllBytes(path)) is not { } fingerprint)
                    throw new SetupException($"{path}: not signed by a box, or changed since");
                Console.WriteLine($"{path}: unchanged, signed by the box with key {fingerprint}");
                return ExitCodes.Ok;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new SetupException($"{path}: cannot be read: {e.Message}");
            }
        }));
        return command;
    }

    private static Command Code()
    {
        var config = CommonOptions.Config();
        var command = new Command("code",
            "Issue a new one-time code for the page: for the first account, or when every password is lost.") { config };
        command.SetAction(parsed => Failure.Guard(() =>
        {
            Console.WriteLine(FirstCode.Issue(Load(parsed.GetValue(config)), TimeProvider.System));
            return ExitCodes.Ok;
        }));
        return command;
    }

    private static EdgeGateOptions Load(string? config)
    {
        var path = CommonOptions.ConfigPath(config);
        var errors = new List<ConfigError>();
        var options = ConfigBinder.Load(path, errors);
        return errors.Count > 0 ? throw new SetupException(ConfigStart.Reason(path!, errors)) : options;
    }

    private static int Run(string? config, string? given, string? typed, int passes, string folder, string technician)
    {
        if (typed is null)
            throw new SetupException("--plate is missing: the plate of the car that you drive with, such as --plate ABC-1234");
        if (CommissioningPlan.Normalise(typed) is not { } plate)
            throw new SetupException($"--plate {typed}: it takes a plate of 1 to 16 letters and digits");
        if (passes is < 1 or > 100)
            throw new SetupException($"--passes {passes}: it takes 1 to 100");
        ReportMaker.Prepare(folder);
        var options = Load(config);
        using var platform = PlatformEntry.Create();
        using var key = ReportMaker.OpenKey(options);
        using var vision = VisionFactory.Open(
            platform, options.ModelsFolder, options.Vision, TimeProvider.System, NullLogger.Instance);
        var address = SourceAddress.Parse(given ?? ConfigFiles.SourcePath(options));
        var sources = new FrameSources(platform.Cameras, platform.Imaging, options.Capture, TimeProvider.System, NullLogger.Instance,
            CameraTrust.Path(options));
        using var source = OpenSource(sources, address);
        Console.WriteLine($"{options.Lane.Name}: {address.Display}, key {SignedFile.Fingerprint(key.PublicPem)}");
        if (FirstCode.IsNeeded(options, TimeProvider.System))
            Console.WriteLine($"Nobody can sign in on the box's page yet; its first account is made with the code {FirstCode.Issue(options, TimeProvider.System)} (good once, for 24 hours)");

        var limits = new CommissioningLimits
        {
            Passes = passes, MayMiss = passes / 10, MinConfidence = options.Access.MinConfidence,
            Reading = options.Tracker.Limit
        };
        var session = new CommissioningSession(new(plate, limits));
        using var lens = sources.OpenLens(address);
        using var pilot = lens is null ? null : new LensPilot(lens, new());
        var run = new CommissionRun(
            session, vision, new SightingTracker(options.Tracker, options.Access), new FramePool(options.Capture.Buffers), new(Console.Out),
            TimeProvider.System)
        {
            Lens = pilot,
        };
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) => { pressed.Cancel = true; stop.Cancel(); };

        // A script has nobody to aim: it drives at once.
        if (!Console.IsInputRedirected)
            Listen(run);
        var finished = run.Run(source, Console.IsInputRedirected ? CommissioningStep.Drive : CommissioningStep.Aim, stop.Token);
        LaneOwner.GiveBack(options);
        if (!finished)
            return ExitCodes.Failed;
        var maker = new ReportMaker(options, Models(vision), address.Display, TimeProvider.System);
        var report = maker.Make(session.State(TimeProvider.System.LaneNow()), technician, key);
        Console.WriteLine();
        Console.Write(report.ToText());
        foreach (var file in maker.Save(report, folder, key))
            Console.WriteLine($"written: {file}");
        LaneOwner.GiveBack(options);
        return report.Accepted ? ExitCodes.Ok : ExitCodes.PartialInput;
    }

    /// <summary>
    /// A person watches a recording at its own pace and as often as it takes; a script reads it once, as fast as it can be.
    /// </summary>
    private static IFrameSource OpenSource(FrameSources sources, SourceAddress address) =>
        address.Kind is SourceKind.Camera or SourceKind.Network || Console.IsInputRedirected
            ? sources.Open(address) : new PacedRecording(() => sources.Open(address), TimeProvider.System);

    private static string Models(PlateVision vision) =>
        $"{vision.DetectorManifest.Name} {vision.DetectorManifest.Version}, {vision.RecogniserManifest.Name} {vision.RecogniserManifest.Version} on {vision.Backend}";

    /// <summary>Hands typed lines on, from a thread that does not keep the program alive.</summary>
    private static void Listen(CommissionRun run)
    {
        var thread = new Thread(() =>
        {
            while (Console.In.ReadLine() is { } line)
                run.Commands.Enqueue(line);
        })
        {
            IsBackground = true, Name = "terminal",
        };
        thread.Start();
    }
}

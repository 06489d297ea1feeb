using System.CommandLine;
using EdgeGate.Appliance.Commissioning;
using EdgeGate.Appliance.Composition;
using EdgeGate.Appliance.Configuration;
using EdgeGate.Capture;
using EdgeGate.Capture.Sources;
using EdgeGate.Domain.Cabinet;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Inference;
using EdgeGate.Journal;
using EdgeGate.Vision;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate doctor</c>: what works on this machine, and what to do about the rest.</summary>
internal static class DoctorCommand
{
    internal static Command Create()
    {
        var config = CommonOptions.Config();
        var command = new Command("doctor", "What works on this machine: cameras, lines, models, storage, clock.") { config };
        command.SetAction(parsed => Failure.Guard(() => Run(parsed.GetValue(config))));
        return command;
    }

    private static int Run(string? given)
    {
        var errors = new List<ConfigError>();
        var options = ConfigBinder.Load(CommonOptions.ConfigPath(given), errors);
        Say(errors.Count == 0, "configuration", errors.Count == 0 ? "no errors" : $"{errors.Count} errors; edgegate check shows them");
        using var platform = PlatformEntry.Create(options.Inference.Limits);
        Say(true, "platform", platform.Name);

        foreach (var runtime in platform.DescribeRuntimes())
            Console.WriteLine($"      {"runtime",-14} {runtime}");
        var cameras = platform.Cameras.Enumerate();
        Say(cameras.Count > 0, "cameras", cameras.Count > 0 ? string.Join("; ", cameras) : "none; plug one in, or set capture.source to an rtsp:// address");
        var chips = platform.Gates.Enumerate();
        Say(chips.Count > 0, "lines", chips.Count > 0 ? string.Join("; ", chips) : "no GPIO chip; this machine can only simulate a barrier");
        var models = TryModels(platform, options, out var message);
        Say(models, "models", message);
        var npu = DoctorNpu.Look(platform, options, out message);
        Say(npu, "npu", message);
        var storage = Storage(options.Resolve(options.JournalDirectory), out message);
        Say(storage, "storage", message);
        Say(true, "cabinet", Cabinet(platform, options));
        var commissioned = CommissionedFile.Load(options);
        Say(commissioned is not null, "commissioned", commissioned is not null
            ? FormattableString.Invariant($"{commissioned.TakenAt:yyyy-MM-dd}, plates {commissioned.PlateHeight:0} px high")
            : "not yet: edgegate commission --plate YOURS aims, focuses, and ends with a signed report");
        Camera(platform, options, cameras.Count > 0);
        var signs = ClockSigns.Look();
        Say(signs.IsSynchronised || signs.HasBatteryClock, "clock", signs.IsSynchronised ? "synchronised"
            : signs.HasBatteryClock ? "kept by a battery" : "unknown after a power cut; schedules then follow access.unknownClock");
        return errors.Count == 0 && models && npu && storage ? ExitCodes.Ok : ExitCodes.Failed;
    }

    /// <summary>What answers on the configured bus; without one, which buses there are.</summary>
    private static string Cabinet(Domain.IPlatform platform, EdgeGateOptions options)
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
    private static void Camera(Domain.IPlatform platform, EdgeGateOptions options, bool any)
    {
        if (!any && options.Capture.Source.StartsWith("/dev/", StringComparison.Ordinal))
            return;
        try
        {
            var address = SourceAddress.Parse(ConfigFiles.SourcePath(options));
            using var source = new FrameSources(platform.Cameras, platform.Imaging, options.Capture, TimeProvider.System, NullLogger.Instance).Open(address);
            var status = source.Read(new FramePool(options.Capture.Buffers), TimeSpan.FromMilliseconds(options.Capture.FirstFrameLimitMs), out var frame);
            using (frame)
                Say(frame is not null, "picture", frame is not null ? $"{address.Display}: {frame.Width} x {frame.Height}" : $"{address.Display}: {status}; look at cable, power and password");
        }
        catch (CameraFaultException fault)
        {
            Say(false, "picture", fault.Message);
        }
    }

    private static bool TryModels(Domain.IPlatform platform, EdgeGateOptions options, out string message)
    {
        try
        {
            using var vision = VisionFactory.Open(
                platform, options.Lane.Models.Length > 0 ? options.Resolve(options.Lane.Models) : "", new VisionOptions(), TimeProvider.System, NullLogger.Instance);
            message = $"{vision.DetectorManifest.Name} {vision.DetectorManifest.Version}, {vision.RecogniserManifest.Name} {vision.RecogniserManifest.Version} on {vision.Backend}";
            return true;
        }
        catch (InferenceFaultException fault)
        {
            message = fault.Message;
            return false;
        }
    }

    private static bool Storage(string directory, out string message)
    {
        try
        {
            Directory.CreateDirectory(directory);
            var probe = Path.Combine(directory, ".doctor");
            WholeFile.CreateNew(probe).Dispose();
            File.Delete(probe);
            var free = new DriveInfo(directory).AvailableFreeSpace / 1_000_000;
            message = $"{directory}: {free} MB free";
            return free >= 100;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            message = $"{directory}: {e.Message} Set journal.directory to a folder that this user may write.";
            return false;
        }
    }

    private static void Say(bool good, string what, string how) => Console.WriteLine($"{(good ? "ok  " : "LOOK")}  {what,-14} {how}");
}

using System.CommandLine;
using System.Runtime.InteropServices;
using EdgeGate.Appliance.Configuration;
using EdgeGate.Appliance.Lanes;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate run</c>: the lane.</summary>
internal static class RunCommand
{
    internal static Command Create()
    {
        var config = CommonOptions.Config();
        var source = new Option<string?>("--source")
        {
            Description = "Instead of the configured camera: a picture, a folder, a video file, rtsp://..., /dev/videoN.", HelpName = "S",
        };
        var simulate = new Option<bool>("--simulate") { Description = "A barrier that exists in memory only, instead of real lines." };
        var once = new Option<bool>("--once") { Description = "End after one pass over a recording." };
        var fast = new Option<bool>("--fast") { Description = "Play a recording as fast as it can be read, not at its own pace." };
        var command = new Command("run", "Run the lane.") { config, source, simulate, once, fast };
        command.SetAction(parsed => Failure.Guard(() => Run(
            parsed.GetValue(config),
            new RunSettings(parsed.GetValue(source), parsed.GetValue(simulate), parsed.GetValue(once), parsed.GetValue(fast)))));
        return command;
    }

    private static int Run(string? given, RunSettings settings)
    {
        var path = CommonOptions.ConfigPath(given);
        var errors = new List<ConfigError>();
        var options = ConfigBinder.Load(path, errors);
        foreach (var error in errors)
            Console.Error.WriteLine(error.Format(path ?? "defaults"));
        if (errors.Count > 0)
            throw new SetupException($"{path}: {errors.Count} {(errors.Count == 1 ? "error" : "errors")}; the lane does not start with a configuration that is not understood");

        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, stop));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, stop));
        using var session = LaneSession.Open(options, settings, Console.Out, TimeProvider.System);
        session.Run(stop.Token);
        return ExitCodes.Ok;
    }

    private static void Stop(PosixSignalContext context, CancellationTokenSource stop)
    {
        // The lane ends by itself, with its lines at rest and its events on disk.
        context.Cancel = true;
        stop.Cancel();
    }
}

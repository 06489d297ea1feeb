using System.CommandLine;
using System.Runtime.InteropServices;
using EdgeGate.Appliance.Composition;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Configuration.Reload;
using EdgeGate.Lane;
using EdgeGate.Lane.Simulation;

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
        var sim = new Option<bool>("--sim")
        {
            Description =
            "The recorded clip that comes with a release's tarball, with --simulate: a lane to look at, on any machine."
        };
        var once = new Option<bool>("--once") { Description = "End after one pass over a recording." };
        var fast = new Option<bool>("--fast") { Description = "Play a recording as fast as it can be read, not at its own pace." };
        var inputs = new Option<string?>("--inputs")
        {
            Description = "With --simulate: what loops, switches and alarms do, a text file with lines such as 12.5 entryLoop active.",
            HelpName = "FILE",
        };
        var command = new Command("run", "Run the lane.") { config, source, simulate, sim, once, fast, inputs };
        command.SetAction(parsed => Failure.Guard(() => Run(
            parsed.GetValue(sim) ? Clip(parsed.GetValue(config)) : parsed.GetValue(config),
            new RunSettings(parsed.GetValue(source), parsed.GetValue(simulate)
                || parsed.GetValue(sim), parsed.GetValue(once), parsed.GetValue(fast))
            {
                Inputs = Inputs(parsed.GetValue(inputs), parsed.GetValue(simulate) || parsed.GetValue(sim)),
            })));
        return command;
    }

    /// <summary>The configuration of the clip.</summary>
    private static string Clip(string? config) =>
        config is not null ? throw new SetupException("--sim brings its own configuration; leave --config out, or take --simulate with it")
        : File.Exists(InstalledFiles.ClipConfiguration) ? InstalledFiles.ClipConfiguration
        : throw new SetupException($"{InstalledFiles.ClipConfiguration}: the clip did not come with this program; unpack a release's tarball, or run ./deploy.sh sim in a checkout");

    private static IReadOnlyList<InputChange> Inputs(string? path, bool simulate) => path is null ? []
        : simulate ? InputScript.Load(path)
        : throw new SetupException("--inputs moves the inputs of a simulated barrier; real ones move by themselves. Add --simulate, or leave it out");

    private static int Run(string? given, RunSettings settings)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, stop));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, stop));
        var path = CommonOptions.ConfigPath(given);
        if (path is null)
        {
            using var plain = LaneSession.Open(new EdgeGateOptions(), settings, Console.Out, TimeProvider.System);
            plain.Run(stop.Token);
            return ExitCodes.Ok;
        }

        var lastGood = new LastGoodFile(path);
        var errors = new List<ConfigError>();
        var start = ConfigStart.Load(path, lastGood, errors);
        foreach (var error in errors)
            Console.Error.WriteLine(error.Format(path));
        if (start is null)
            throw new SetupException($"{path}: {errors.Count} {(errors.Count == 1 ? "error" : "errors")}; the lane does not start with a configuration that is not understood, and no last good one is known");
        try
        {
            Run(path, start, lastGood, settings, stop.Token);
        }
        catch (LaneNotUpException e) when (!start.IsLastGood
            && ConfigStart.FromLastGood(lastGood, start.Bytes, $"{path}: {e.Message}") is { } good)
        {
            Console.Error.WriteLine($"edgegate: {e.Message}");
            Run(path, good, lastGood, settings, stop.Token);
        }

        return ExitCodes.Ok;
    }

    private static void Run(string path, ConfigStart start, LastGoodFile lastGood, RunSettings settings, CancellationToken stop)
    {
        using var reload = new ConfigReload(path, start, lastGood, TimeProvider.System);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
        {
            context.Cancel = true;
            reload.ReadNow();
        });
        LaneSession? session = null;
        try
        {
            session = LaneSession.Open(start.Options, settings with { Configuration = reload, Alarms = start.Alarms }, Console.Out,
                TimeProvider.System);
            session.Run(stop);
        }
        catch (Exception e) when (Failure.IsExpected(e) && session is not { IsUp: true })
        {
            throw new LaneNotUpException(e.Message, e);
        }
        finally
        {
            session?.Dispose();
        }
    }

    private static void Stop(PosixSignalContext context, CancellationTokenSource stop)
    {
        // The lane ends by itself, with its lines at rest and its events on disk.
        context.Cancel = true;
        stop.Cancel();
    }
}

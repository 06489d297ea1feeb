using System.CommandLine;
using System.Globalization;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Records;
using EdgeGate.Journal;

namespace EdgeGate.Appliance.Commands;

/// <summary>
/// <c>edgegate export FOLDER</c>: events with pictures, hashes and signature as a new folder, on a USB stick for instance; or, by a name
/// that
/// ends in .csv or .jsonl, that one file alone.
/// </summary>
internal static class ExportCommand
{
    internal static Command Create()
    {
        var config = CommonOptions.Config();
        var target = new Argument<string>("TARGET")
        {
            Description = "A folder, such as a mounted USB stick: a signed export with pictures becomes a new folder in it. Or a file that ends in .csv or .jsonl: that one alone, unsigned.",
        };
        var since = Moments.Option("--since", "Only events from this time on");
        var until = Moments.Option("--until", "Only events before this time");
        var kind = new Option<GateEventKind?>("--kind") { Description = "Only events of this kind." };
        var noImages = new Option<bool>("--no-images") { Description = "Without pictures." };
        var name = new Option<string?>("--name")
        {
            Description = "Name of the new folder; default: edgegate- and the time.",
            HelpName = "NAME"
        };
        var command = new Command("export", "Write events with pictures, hashes and signature to a folder or stick.") { target, config,
            since, until, kind, noImages, name };
        command.SetAction(parsed => Failure.Guard(() => Run(
            parsed.GetValue(config), parsed.GetValue(target)!, parsed.GetValue(name),
            new ExportOrder(OpenRecords.Who, parsed.GetValue(target)!)
            {
                Since = Moments.Parse("--since", parsed.GetValue(since), TimeProvider.System.GetUtcNow()),
                Until = Moments.Parse("--until", parsed.GetValue(until), TimeProvider.System.GetUtcNow()),
                Kind = parsed.GetValue(kind), WithImages = !parsed.GetValue(noImages),
            })));
        return command;
    }

    // The export is good without them, and a script must know that it is not the whole.
    private static int Name(ExportSummary summary)
    {
        foreach (var one in summary.LeftOut.Take(20))
            Console.Error.WriteLine($"edgegate: left out: {one}");
        if (summary.LeftOut.Count > 0)
            Console.Error.WriteLine($"edgegate: {summary.LeftOut.Count} events or pictures are left out, see left-out.txt; edgegate verify looks at the whole journal");
        return summary.LeftOut.Count > 0 ? ExitCodes.PartialInput : ExitCodes.Ok;
    }

    private static int Run(string? config, string target, string? name, ExportOrder order)
    {
        var single = Path.GetExtension(target).ToLowerInvariant() is ".csv" or ".jsonl";
        if (!single && !Directory.Exists(target))
            throw new SetupException($"{target}: no such folder; mount the stick first, or give a file that ends in .csv or .jsonl");
        using var open = OpenRecords.Open(config);
        using var progress = new ProgressLine("exporting", Terminal.Watched, TimeProvider.System);
        try
        {
            if (single)
            {
                using var file = new SingleFileSink(target);
                var one = open.Records.Export(order with { WithImages = false }, file);
                file.Finish();
                progress.Clear();
                Console.WriteLine($"{one.Events} events written to {target}");
                return Name(one);
            }

            var sink = new FolderSink(target,
                name ?? $"edgegate-{TimeProvider.System.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}");
            var summary = open.Records.Export(order, sink);
            sink.Finish();
            progress.Clear();
            Console.WriteLine($"{summary.Events} events and {summary.Images} pictures, {summary.Bytes / 1e6:0.0} MB, written to {sink.Folder}");
            Console.WriteLine($"check it with: cd {sink.Folder} && sha256sum -c SHA256SUMS && openssl dgst -sha256 -verify public-key.pem -signature SHA256SUMS.sig SHA256SUMS");
            return Name(summary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"{target}: cannot be written: {e.Message}");
        }
    }
}

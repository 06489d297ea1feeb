using System.CommandLine;
using System.Globalization;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Records;
using EdgeGate.Domain.Writing;
using EdgeGate.Journal;
using EdgeGate.Records;

namespace EdgeGate.Appliance.Commands;

/// <summary>
/// <c>edgegate person PLATE</c>: what is kept of the person with a plate; a signed copy of it; its erasure. Also while the lane runs.
/// </summary>
internal static class PersonCommand
{
    internal static Command Create()
    {
        var config = CommonOptions.Config();
        var plate = new Argument<string>("PLATE") { Description = "The person's plate, whole; blanks and dashes do not count." };
        var export = new Option<string?>("--export")
        {
            Description =
            "Write a signed copy with pictures as a new folder in this one, such as a mounted USB stick.", HelpName = "FOLDER"
        };
        var erase = new Option<bool>("--erase")
        {
            Description =
            "Erase it. Numbers, times and decisions stay, so that the journal can be verified; nothing else does."
        };
        var lift = new Option<bool>("--lift-ban") { Description = "With --erase: also where the plate is on the deny list." };
        var aside = new Option<bool>("--set-aside") { Description = "With --erase: delete each journal that was set aside as damaged and names the plate. Salvage first what is to be kept of it." };
        var command = new Command("person", "What is kept of the person with a plate, a copy of it, or its erasure.") { plate, config,
            export, erase, lift, aside };
        command.SetAction(parsed => Failure.Guard(() => Run(
            parsed.GetValue(config),
            new PersonOrder(parsed.GetValue(plate)!, OpenRecords.Who)
            {
                LiftBan = parsed.GetValue(lift),
                SetAside = parsed.GetValue(aside)
            },
            parsed.GetValue(export), parsed.GetValue(erase))));
        return command;
    }

    private static int Run(string? config, PersonOrder order, string? export, bool erase)
    {
        if (!erase && (order.LiftBan || order.SetAside))
            throw new SetupException("--lift-ban and --set-aside go with --erase");
        if (export is not null && !Directory.Exists(export))
            throw new SetupException($"{export}: no such folder; mount the stick first");
        using var open = OpenRecords.Open(config);
        if (export is not null)
            Export(open.Records, order, export);
        if (erase)
            return Erase(open.Records, order);
        if (export is null)
            Print(open.Records.FindPerson(order));
        return ExitCodes.Ok;
    }

    private static void Export(IGateRecords records, PersonOrder order, string target)
    {
        try
        {
            var sink = new FolderSink(target,
                $"edgegate-person-{TimeProvider.System.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}");
            var copy = records.ExportPerson(order, sink);
            sink.Finish();
            Print(copy.Found);
            Console.WriteLine($"{copy.Files.Events} events and {copy.Files.Images} pictures, {copy.Files.Bytes / 1e6:0.0} MB, written to {sink.Folder}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"{target}: cannot be written: {e.Message}");
        }
    }

    private static int Erase(IGateRecords records, PersonOrder order)
    {
        var erasure = records.ErasePerson(order);
        Console.WriteLine("found:");
        Print(erasure.Found);
        Console.WriteLine("left:");
        Print(erasure.Left);
        Console.WriteLine($"erased, reference {erasure.Reference}: the journal's audit and edgegate verify name it. Copies that were exported before are not known to the box.");
        if (erasure.Left.IsNone)
            return ExitCodes.Ok;
        Console.Error.WriteLine("edgegate: not everything is erased: see what is left above");
        return ExitCodes.PartialInput;
    }

    private static void Print(PersonTraces traces)
    {
        foreach (var line in PersonText.Lines(traces))
            Console.WriteLine(Plain.Of(line));
    }
}

using System.CommandLine;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Records;

namespace EdgeGate.Appliance.Commands;

/// <summary>
/// <c>edgegate verify</c>: whether every event and picture is as it was recorded, and none is missing; also while the lane runs.
/// </summary>
internal static class VerifyCommand
{
    private const int AtOnce = 200, MostNamed = 20;

    internal static Command Create()
    {
        var config = CommonOptions.Config();
        var command = new Command("verify",
            "Check every event and picture of the journal against its checksum, and that none is missing.") { config };
        command.SetAction(parsed => Failure.Guard(() => Run(parsed.GetValue(config))));
        return command;
    }

    private static int Run(string? config)
    {
        using var open = OpenRecords.Open(config);
        var told = new HashSet<string>(StringComparer.Ordinal);
        Tell(open.Findings, told);
        using var progress = new ProgressLine("checking events", Terminal.Watched, TimeProvider.System);
        var whole = Walk(open.Records, told, progress);
        progress.Clear();
        var problems = told.Count;
        Console.WriteLine($"{whole.Sound} events are as they were recorded{(whole.Before > 0 ? $"; {whole.Before} were written before checksums, or under another key of the box, and nothing can be said of them" : "")}");
        if (whole.Erased > 0)
            Console.WriteLine($"{whole.Erased} of them were erased on request by this box, reference {string.Join(", ", whole.Erasures)}: edgegate events --kind Audit --text \"reference\" names who ordered it");
        Console.WriteLine(problems == 0 ? "nothing is changed, nothing is missing" : $"{problems} findings");
        var aside = open.Records.CheckSetAside();
        foreach (var one in aside)
            Tell(one);
        return problems == 0 ? aside.Any(one => one.Check.Findings.Count > 0) ? ExitCodes.PartialInput : ExitCodes.Ok
            : throw new SetupException("the journal is not as it was recorded; export what is left (edgegate export), and look at the disk (edgegate doctor)");
    }

    private static void Tell(IReadOnlyList<string> findings, HashSet<string> told)
    {
        foreach (var finding in findings.Where(told.Add))
            Console.WriteLine($"LOOK  {finding}");
    }

    private static void Tell(SetAsideCheck aside)
    {
        Console.WriteLine($"{aside.Folder}, set aside as damaged: {aside.Check.Sound} events can be read and are as they were recorded{(aside.Check.Before > 0 ? $"; of {aside.Check.Before} more nothing can be said" : "")}");
        foreach (var finding in aside.Check.Findings.Take(MostNamed))
            Console.WriteLine($"LOOK    {finding}");
        if (aside.Check.Findings.Count > MostNamed)
            Console.WriteLine($"LOOK    and {aside.Check.Findings.Count - MostNamed} more");
    }

    private static StoreCheck Walk(IGateRecords records, HashSet<string> told, ProgressLine progress)
    {
        var whole = new StoreCheck(0, false, 0, 0, []);
        while (!whole.Done)
        {
            var part = records.Check(whole.Last, AtOnce);
            if (part.Findings.Count > 0)
                progress.Clear();
            Tell(part.Findings, told);
            whole = whole.With(part);
            progress.Count(whole.Sound);
        }

        return whole;
    }
}

using System.CommandLine;
using EdgeGate.Access.Replay;
using EdgeGate.Domain.Events;
using EdgeGate.Journal;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate explain EVENT</c>: how one decision came about, from frames to contacts.</summary>
internal static class ExplainCommand
{
    /// <summary>Barrier events that follow a decision: a pulse and a passage are a dozen.</summary>
    private const int Following = 50;

    internal static Command Create()
    {
        var config = CommonOptions.Config();
        var id = new Argument<long>("EVENT") { Description = "Number of a sighting, as edgegate events shows it." };
        var command = new Command("explain", "How one decision came about, from frames to contacts.") { id, config };
        command.SetAction(parsed => Failure.Guard(() => Run(parsed.GetValue(config), parsed.GetValue(id))));
        return command;
    }

    private static int Run(string? config, long id)
    {
        using var journal = OpenJournal.ForReading(config);
        var gateEvent = journal.Store.Find(id)
            ?? throw new SetupException($"event {id}: there is none; edgegate events shows the numbers");
        if (gateEvent.Kind != GateEventKind.Sighting)
            throw new SetupException($"event {id} is no sighting but {gateEvent.Kind}: {gateEvent.Text}");
        var after = EventExport.Read(journal.Store, new EventQuery { BeforeId = id + Following }, Following).Where(next => next.Id > id).Reverse();
        foreach (var section in DecisionReplay.Explain(gateEvent, after))
        {
            Console.WriteLine(section.Title);
            foreach (var line in section.Lines)
                Console.WriteLine($"  {line}");
        }

        return ExitCodes.Ok;
    }
}

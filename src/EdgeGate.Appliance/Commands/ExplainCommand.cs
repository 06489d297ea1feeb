using System.CommandLine;
using EdgeGate.Domain.Writing;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate explain EVENT</c>: how one decision came about, from frames to contacts.</summary>
internal static class ExplainCommand
{
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
        using var open = OpenRecords.Open(config);
        foreach (var section in open.Records.Explain(id))
        {
            Console.WriteLine(section.Title);
            foreach (var line in section.Lines)
                Console.WriteLine($"  {Plain.Of(line.Text)}");
        }

        return ExitCodes.Ok;
    }
}

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
        var json = CommonOptions.Json("One JSON object: the sections with their lines.");
        var command = new Command("explain", "How one decision came about, from frames to contacts.") { id, config, json };
        command.SetAction(parsed => Failure.Guard(() => Run(parsed.GetValue(config), parsed.GetValue(id), parsed.GetValue(json))));
        return command;
    }

    private static int Run(string? config, long id, bool json)
    {
        using var open = OpenRecords.Open(config);
        var sections = open.Records.Explain(id);
        if (json)
        {
            JsonText.Print(line =>
            {
                line.WriteNumber("event", id);
                line.WriteObjects("sections", sections, section =>
                {
                    line.WriteString("title", section.Title);
                    line.WriteTexts("lines", section.Lines.Select(one => one.Text));
                });
            });
            return ExitCodes.Ok;
        }

        foreach (var section in sections)
        {
            Console.WriteLine(section.Title);
            foreach (var line in section.Lines)
                Console.WriteLine($"  {Plain.Of(line.Text)}");
        }

        return ExitCodes.Ok;
    }
}

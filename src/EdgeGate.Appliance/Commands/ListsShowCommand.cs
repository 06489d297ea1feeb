using System.CommandLine;
using System.Text.Json;
using EdgeGate.Domain.Records;
using EdgeGate.Domain.Writing;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate lists show</c>: the list in force.</summary>
internal static class ListsShowCommand
{
    internal static Command Create()
    {
        var config = CommonOptions.Config();
        var filter = new Option<string?>("--filter")
        {
            Description = "Only rows whose plate, owner or note holds this.",
            HelpName = "TEXT"
        };
        var limit = new Option<int>("--limit")
        {
            Description = "At most this many, 1 to 1000.", DefaultValueFactory = _ => 50,
            HelpName = "N"
        };
        var json = CommonOptions.Json("One JSON object: file, counts, rows, problems.");
        var command = new Command("show", "Show the access list in force.") { config, filter, limit, json };
        command.SetAction(parsed =>
            Failure.Guard(() => Run(parsed.GetValue(config), parsed.GetValue(filter) ?? "", parsed.GetValue(limit),
            parsed.GetValue(json))));
        return command;
    }

    private static int Run(string? config, string filter, int limit, bool json)
    {
        using var open = OpenRecords.Open(config);
        var page = open.Records.List(filter, 0, limit);
        if (json)
        {
            JsonText.Print(line => Write(line, page));
            return ExitCodes.Ok;
        }

        foreach (var row in page.Rows)
        {
            string[] when = [row.ValidFrom.Length + row.ValidTo.Length > 0 ? $"{row.ValidFrom}..{row.ValidTo}"
                : "", row.Days, row.Hours, row.Lane];
            Console.WriteLine(Plain.Of($"{row.Plate,-12}  {row.List,-5}  {row.Owner}{(row.Note.Length > 0 ? $" ({row.Note})" : "")}  {string.Join(' ', when.Where(part => part.Length > 0))}".TrimEnd()));
        }

        foreach (var problem in page.Problems)
            Console.Error.WriteLine(problem);
        Console.WriteLine($"{page.Rows.Count} of {page.Matching} rows{(filter.Length > 0 ? $" that hold \"{filter}\"" : "")}, {page.Total} in {(page.File.Length > 0 ? page.File : "no file")}{(page.Zone.Length > 0 ? $"; hours and dates in {page.Zone}" : "")}");
        return ExitCodes.Ok;
    }

    private static void Write(Utf8JsonWriter json, ListPage page)
    {
        json.WriteString("file", page.File);
        json.WriteString("zone", page.Zone);
        json.WriteNumber("total", page.Total);
        json.WriteNumber("matching", page.Matching);
        json.WriteObjects("rows", page.Rows, row =>
        {
            json.WriteNumber("line", row.Line);
            json.WriteString("plate", row.Plate);
            json.WriteString("list", row.List);
            json.WriteString("owner", row.Owner);
            json.WriteString("note", row.Note);
            json.WriteString("valid_from", row.ValidFrom);
            json.WriteString("valid_to", row.ValidTo);
            json.WriteString("days", row.Days);
            json.WriteString("hours", row.Hours);
            json.WriteString("lane", row.Lane);
        });
        json.WriteTexts("problems", page.Problems);
    }
}

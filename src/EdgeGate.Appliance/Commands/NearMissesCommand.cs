using System.CommandLine;
using System.Globalization;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Records;
using EdgeGate.Domain.Writing;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate near-misses</c>: vehicles that were not let in, one look-alike away from a listed plate.</summary>
internal static class NearMissesCommand
{
    internal static Command Create()
    {
        var config = CommonOptions.Config();
        var since = Moments.Option("--since", "Only events from this time on; default 24h");
        var limit = new Option<int>("--limit")
        {
            Description = "At most this many, 1 to 1000.", DefaultValueFactory = _ => 100,
            HelpName = "N"
        };
        var crops = new Option<string?>("--crops")
        {
            Description =
            "Write the plates as they were read to this folder: a person sees at once who is right.", HelpName = "FOLDER"
        };
        var json = CommonOptions.Json("One JSON object a line for each; with --crops the pictures are written as well.");
        var command = new Command("near-misses", "Vehicles not let in, one look-alike character away from a listed plate.") { config, since,
            limit, crops, json };
        command.SetAction(parsed => Failure.Guard(() => Run(
            parsed.GetValue(config), Moments.Parse("--since", parsed.GetValue(since) ?? "24h", TimeProvider.System.GetUtcNow()),
            parsed.GetValue(limit),
            parsed.GetValue(crops), parsed.GetValue(json))));
        return command;
    }

    private static int Run(string? config, DateTimeOffset? since, int limit, string? folder, bool json)
    {
        using var open = OpenRecords.Open(config);
        var cases = open.Records.NearMisses(since, limit);
        foreach (var miss in cases)
        {
            var crop = folder is not null && miss.Crop.Length > 0 ? Save(folder, miss) : null;
            if (json)
            {
                Print(miss, crop);
                continue;
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{miss.EventId,8}  {miss.Time:yyyy-MM-dd HH:mm:ss}  {Plain.Of(miss.Sentence)}"));
            if (crop is not null)
                Console.WriteLine($"          {crop}");
        }

        if (json)
            return ExitCodes.Ok;

        Console.WriteLine(cases.Count == 0
            ? "no near misses: nobody was denied access one look-alike short of a listed plate"
            : $"{cases.Count} near misses; look at the crops, then correct the list, or consider access.tolerance (edgegate whatif shows what it would change)");
        return ExitCodes.Ok;
    }

    private static void Print(NearMissCase miss, string? crop) => JsonText.Print(line =>
    {
        line.WriteNumber("event", miss.EventId);
        line.WriteString("time", miss.Time);
        line.WriteString("read", miss.Read);
        line.WriteString("listed", miss.Listed);
        line.WriteString("owner", miss.Owner);
        line.WriteNumber("position", miss.Position);
        line.WriteNumber("doubt", Math.Round((decimal)miss.Doubt, 4));
        line.WriteString("message", miss.Sentence);
        if (crop is not null)
            line.WriteString("crop", crop);
    });

    private static string Save(string folder, NearMissCase miss)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, $"{miss.EventId.ToString(CultureInfo.InvariantCulture)}-{miss.Read}.jpg");
            WholeFile.Replace(path, miss.Crop);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"{folder}: cannot be written: {e.Message}");
        }
    }
}
